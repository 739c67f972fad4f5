// SPDX-License-Identifier: GPL-3.0-or-later
// What is read of a curl command is what the real curl sends: each command runs against a socket here.
#include <algorithm>
#include <cstdlib>
#include <random>
#include <thread>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "sim/http/url.h"
#include "sim/import/curl_request.h"
#include "sim/support/text.h"

namespace headway {
namespace {

/// Method, target, headers and body of one request, sorted where order says nothing.
struct Sent {
  std::string line, body;
  std::vector<std::string> headers;
};

/// A socket on the loopback that answers one request and keeps it.
class Recorder {
 public:
  Recorder() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    EXPECT_EQ(::bind(socket_, reinterpret_cast<sockaddr*>(&at), sizeof at), 0);
    EXPECT_EQ(::listen(socket_, 4), 0);
    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&at), &size);
    port_ = ntohs(at.sin_port);
  }
  ~Recorder() { ::close(socket_); }
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;
  int port() const { return port_; }

  std::string receive() const {
    pollfd wait{socket_, POLLIN, 0};
    if (::poll(&wait, 1, 5000) <= 0) return {};
    const int c = ::accept(socket_, nullptr, nullptr);
    std::string all;
    char buffer[4096];
    while (!whole(all)) {
      const auto n = ::read(c, buffer, sizeof buffer);
      if (n <= 0) break;
      all.append(buffer, static_cast<std::size_t>(n));
    }
    const std::string answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    EXPECT_EQ(::write(c, answer.data(), answer.size()), static_cast<ssize_t>(answer.size()));
    ::close(c);
    return all;
  }

 private:
  static bool whole(const std::string& all) {
    const auto end = all.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    const auto length = all.find("\r\nContent-Length: ");
    if (length == std::string::npos || length > end) return true;
    return all.size() >= end + 4 + std::stoul(all.substr(length + 18));
  }
  int socket_, port_ = 0;
};

std::string header(const std::string& name, const std::string& value) {
  return text::lower(name) + ": " + value;
}

/// The boundary of a form is made up by curl; everything else counts.
void dropBoundary(Sent& s) {
  for (std::string& h : s.headers)
    if (const auto at = h.find("boundary="); at != std::string::npos) {
      const std::string boundary = h.substr(at + 9);
      s.body = text::replaceAll(s.body, boundary, "B");
      h = text::replaceAll(h, boundary, "B");
    }
}

Sent parse(const std::string& raw) {
  Sent out;
  const auto end = raw.find("\r\n\r\n");
  if (end == std::string::npos) return out;
  const auto lines = text::split(text::replaceAll(raw.substr(0, end), "\r\n", "\n"), '\n');
  out.line = lines.front().substr(0, lines.front().rfind(' '));
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto colon = lines[i].find(':');
    const std::string name = lines[i].substr(0, colon),
                      value(text::trim(std::string_view(lines[i]).substr(colon + 1)));
    const std::string low = text::lower(name);
    if (low == "content-length" || low == "expect") continue;
    if (low == "host" && value.find("127.0.0.1") == 0) continue;
    if ((low == "user-agent" && value.find("curl/") == 0) || (low == "accept" && value == "*/*")) continue;
    out.headers.push_back(header(name, value));
  }
  out.body = raw.substr(end + 4);
  std::sort(out.headers.begin(), out.headers.end());
  dropBoundary(out);
  return out;
}

Sent of(const SampleRequest& r) {
  Sent out;
  const auto url = http::parseUrl(r.url);
  if (!url) return out;
  out.line = r.method + ' ' + url->path + (url->query ? "?" + *url->query : "");
  for (const auto& [name, value] : r.headers) out.headers.push_back(header(name, value));
  std::sort(out.headers.begin(), out.headers.end());
  out.body = r.body;
  dropBoundary(out);
  return out;
}

const char* const kCommands[] = {
    "curl http://HOST/",
    "curl HOST",
    "curl 'http://HOST/a?b=c&d=e#part'",
    "curl http://HOST/a -X DELETE",
    "curl -XPATCH http://HOST/a",
    "curl -I http://HOST/a",
    "curl http://HOST/a -H 'X-One: 1' -H 'X-Two:2' -H 'X-Empty;' -H 'Accept:'",
    "curl http://HOST/a -H 'Accept: text/html' -H \"X-Quote: say \\\"hi\\\"\"",
    "curl http://HOST/a -d a=1 -d b=2",
    "curl http://HOST/a --data 'a=1&b=two words'",
    "curl http://HOST/a --data-raw '@not-a-file'",
    "curl http://HOST/a --data-binary $'line one\\nline two'",
    "curl http://HOST/a -d '{\"a\": 1}' -H 'Content-Type: application/json'",
    "curl http://HOST/a --data-urlencode 'name=J\xc3\xb6rg & Co/x'",
    "curl http://HOST/a --data-urlencode 'just text+more' --data-urlencode '=a=b'",
    "curl -G http://HOST/a -d x=1 -d y=2",
    "curl -G 'http://HOST/a?z=0' --data-urlencode 'q=a b'",
    "curl -G -I http://HOST/a -d x=1",
    "curl http://HOST/a --json '{\"a\":1}'",
    "curl http://HOST/a --json '{\"a\":' --json '1}' -H 'Accept: text/plain'",
    "curl http://HOST/a -F a=1 -F 'b=two words'",
    "curl http://HOST/a -F 'a={\"x\":1};type=application/json'",
    "curl http://HOST/a --form-string 'a=@x;type=y'",
    "curl http://HOST/a -b 'a=1; b=2'",
    "curl http://HOST/a -b a=1 -b b=2",
    "curl http://HOST/a -u user:secret",
    "curl http://HOST/a -u a:bc -H 'Authorization: Bearer x'",
    "curl http://user:p%40ss@HOST/a",
    "curl http://HOST/a --oauth2-bearer token",
    "curl http://HOST/a -A 'Mozilla/5.0 (X11)'",
    "curl http://HOST/a -A ''",
    "curl http://HOST/a -e https://www.example.com/",
    "curl http://HOST/a -e 'https://www.example.com/;auto'",
    "curl http://HOST/a --compressed",
    "curl http://HOST/a -r 0-99",
    "curl -sSLk http://HOST/a",
    "curl -sSXPOST http://HOST/a -dx=1",
    "curl -so /dev/null -w '%{http_code}' http://HOST/a",
    "curl --url http://HOST/a --max-time 4 --no-keepalive",
    "curl \\\n  -H 'X-A: 1' \\\n  http://HOST/a \\\n  --data 'x'",
    "curl http://HOST/a/b/../c/./d",
    "curl --path-as-is http://HOST/a/../b",
    "curl http://HOST/a -H $'X-Tab: it\\'s \\x41\\101\\u00e9'",
    "curl http://HOST/a -X POST -H 'Content-Length: 0'",
    "curl http://HOST/a -H 'Host: shop.example.com'",
    "curl http://HOST/a -X PUT -d ''",
    "curl http://HOST/a -d 'a\"b' -H X-Joined:\" one\"' two'\\ three",
    "curl -- http://HOST/a",
    "curl http://HOST/a -H 'User-Agent: me' -A you",
    "curl http://HOST/a -H 'Cookie: x=1' -b y=2",
    "curl 'http://HOST/a?x=1' --url-query 'q=a b' --url-query +raw+",
    "curl -x '' http://HOST/a",
};

TEST(ImportCurl, ReadsWhatTheRealCurlSends) {
  if (std::system("curl --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "there is no curl here";
  int compared = 0;
  for (const char* const command : kCommands) {
    const Recorder recorder;
    const std::string text =
        text::replaceAll(command, "HOST", "127.0.0.1:" + std::to_string(recorder.port()));
    const auto read = readCurl(text);
    ASSERT_TRUE(read) << command << '\n' << render(read.error());
    std::string raw;
    std::thread listener([&] { raw = recorder.receive(); });
    // bash, for $'...'; no settings of the person who runs the test
    const std::string shell = "bash -c 'eval \"$1\"' - \"$HEADWAY_CURL\" >/dev/null 2>&1";
    ::setenv(
        "HEADWAY_CURL",
        ("set -- -q; curl() { command curl -q \"$@\"; }; unset http_proxy HTTP_PROXY; export LC_ALL=C.UTF-8; " +
         text)
            .c_str(),
        1);
    EXPECT_EQ(std::system(shell.c_str()), 0) << command;
    listener.join();
    Sent real = parse(raw), ours = of(read->request);
    std::erase_if(ours.headers, [](const std::string& h) { return h == "content-length: 0"; });
    EXPECT_EQ(ours.line, real.line) << command;
    EXPECT_EQ(ours.headers, real.headers) << command;
    EXPECT_EQ(ours.body, real.body) << command;
    ++compared;
  }
  EXPECT_GE(compared, 40);
}

TEST(ImportCurl, ReadsWhatBrowsersCopyForCmd) {
  const auto read = readCurl(
      "curl ^\"https://shop.example.com/api?a=1^&b=^%^20^\" ^\r\n  -X ^\"POST^\" ^\r\n"
      "  -H ^\"content-type: application/json^\" ^\r\n  --data-raw ^\"^{^\\^\"name^\\^\":^\\^\"x y^\\^\"^}^\"");
  ASSERT_TRUE(read) << render(read.error());
  EXPECT_EQ(read->request.method, "POST");
  EXPECT_EQ(read->request.url, "https://shop.example.com/api?a=1&b=%20");
  EXPECT_EQ(read->request.headers, (NameValues{{"content-type", "application/json"}}));
  EXPECT_EQ(read->request.body, "{\"name\":\"x y\"}");
  EXPECT_EQ(read->request.name, "POST /api");
}

std::vector<std::string> codes(const Diagnostics& notes) {
  std::vector<std::string> out;
  for (const Diagnostic& d : notes) out.push_back(d.code);
  return out;
}

TEST(ImportCurl, SaysWhatItLeavesOut) {
  using Codes = std::vector<std::string>;
  const auto notes = [](const char* text) {
    const auto read = readCurl(text);
    return read ? codes(read->notes) : Codes{"error " + read.error().code};
  };
  EXPECT_EQ(notes("curl https://a.example/ -sS"), Codes{});
  EXPECT_EQ(notes("curl https://a.example/ -k --resolve a:443:1.2.3.4 --nonsense"), Codes{"curl.left-out"});
  EXPECT_EQ(notes("curl https://a.example/ -L"), Codes{"curl.redirects"});
  EXPECT_EQ(notes("curl https://a.example/ -b jar.txt"), Codes{"curl.jar"});
  EXPECT_EQ(notes("curl https://a.example/ -H ':authority: b.example'"), Codes{"curl.pseudo-header"});
  EXPECT_EQ(notes("curl https://a.example/ -H 'Authorization: x' -b a=b"),
            (Codes{"request.secret", "request.secret"}));
  EXPECT_EQ(notes("curl https://a.example/?a=1&b=2"), Codes{"shell.rest"});
  EXPECT_EQ(notes("curl https://a.example/ | jq ."), Codes{"shell.rest"});
  EXPECT_EQ(notes("curl https://a.example/$ID"), Codes{"shell.expansion"});
  EXPECT_EQ(notes("curl https://a.example/ https://b.example/"), Codes{"curl.urls"});
  EXPECT_EQ(notes("curl https://a.example/ --next https://b.example/"), Codes{"curl.next"});
  EXPECT_EQ(notes("wget https://a.example/"), Codes{"error curl.not-curl"});
  EXPECT_EQ(notes("curl -s"), Codes{"error curl.no-url"});
  EXPECT_EQ(notes("curl https://a.example/ -H"), Codes{"error curl.option"});
  EXPECT_EQ(notes("curl https://a.example/ -d $'\\xff'"), Codes{"error curl.not-text"});
  EXPECT_EQ(notes("curl https://a.example/ -X 'GET / HTTP/1.1'"), Codes{"error curl.method"});
}

// Half a request would be another one: what needs a file is refused, and the place said.
TEST(ImportCurl, ReadsNoFile) {
  for (const char* const option :
       {"-d @/etc/passwd", "--data-binary @/etc/passwd", "--data-urlencode a@/etc/passwd",
        "--json @/etc/passwd", "-F a=@/etc/passwd", "-F 'a=</etc/passwd'", "-H @/etc/passwd",
        "-T /etc/passwd", "--url-query @/etc/passwd", "-K /etc/passwd"}) {
    const auto read = readCurl(std::string("curl https://a.example/ ") + option);
    ASSERT_FALSE(read) << option;
    EXPECT_EQ(read.error().code, "curl.file") << option;
    EXPECT_NE(read.error().message.find("/etc/passwd"), std::string::npos) << read.error().message;
    EXPECT_FALSE(read.error().hint.empty());
    EXPECT_EQ(read.error().where.line, 1);
    EXPECT_GE(read.error().where.column, 27);
  }
}

TEST(ImportCurl, PointsAtTheQuoteThatIsNotClosed) {
  const auto read = readCurl("curl https://a.example/ \\\n  -H 'X: 1");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, "shell.quote");
  EXPECT_EQ(read.error().where.line, 2);
  EXPECT_EQ(read.error().where.column, 6);
  EXPECT_EQ(read.error().where.lineText, "  -H 'X: 1");
}

TEST(ImportCurl, KnowsACommandByItsBeginning) {
  EXPECT_TRUE(looksLikeCurl("curl https://a.example/"));
  EXPECT_TRUE(looksLikeCurl("  $ sudo /usr/bin/curl -s x"));
  EXPECT_FALSE(looksLikeCurl("https://curl.example/"));
  EXPECT_FALSE(looksLikeCurl("curl"));
  EXPECT_FALSE(looksLikeCurl(""));
}

// Whatever is pasted, reading it ends, and well.
TEST(ImportCurl, BearsAnyText) {
  std::mt19937 random(20);
  const std::string pieces[] = {"curl ", "'", "\"",      "\\",  "^",   "\n", "$'", "-H",   " -d",
                                "@",     ";", "http://", "a",   "=",   "[",  "%",  "\xff", "--",
                                "-F",    ":", " ",       "\\x", "\\u", "..", "/",  "?",    "#"};
  for (int n = 0; n < 20000; ++n) {
    std::string text = "curl ";
    for (unsigned i = random() % 24; i > 0; --i) text += pieces[random() % std::size(pieces)];
    const auto read = readCurl(text);
    if (!read) {
      EXPECT_FALSE(read.error().message.empty()) << text;
    }
  }
}

}  // namespace
}  // namespace headway
