// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/curl_request.h"

#include <algorithm>
#include <optional>

#include "sim/http/url.h"
#include "sim/import/curl_options.h"
#include "sim/import/shell_words.h"
#include "sim/support/text.h"
#include "sim/support/utf8.h"

namespace headway {
namespace {

constexpr std::size_t kLongest = 1 << 20;
constexpr std::string_view kFormType = "application/x-www-form-urlencoded";
constexpr std::string_view kBoundary = "------------------------headway";

std::string base64(std::string_view s) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < s.size(); i += 3) {
    unsigned bits = 0;
    for (std::size_t k = 0; k < 3; ++k)
      bits = bits << 8 | (i + k < s.size() ? static_cast<unsigned char>(s[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k) out += i + k <= s.size() ? letters[bits >> (18 - 6 * k) & 63] : '=';
  }
  return out;
}

bool isCurl(std::string_view word) {
  const std::string name = text::lower(word.substr(word.find_last_of("/\\") + 1));
  return name == "curl" || name == "curl.exe";
}

/// Words that stand before the command's name: a prompt, sudo, variables.
bool mayPrecede(std::string_view word) {
  return word == "$" || word == "%" || word == ">" || word == "#" || word == "sudo" ||
         word.find('=') != std::string_view::npos;
}

bool isUtf8(std::string_view s) {
  for (std::size_t i = 0; i < s.size();) {
    const auto point = utf8::decode(s, i);
    if (!point || point->point == 0) return false;
    i += point->size;
  }
  return true;
}

/// Collects what the options say; finish() makes the request of it, as curl does once it has read them all.
class CurlReader {
 public:
  CurlReader(std::string_view text, std::vector<ShellWord> words) : text_(text), words_(std::move(words)) {}

  Result<ImportedRequest> run() {
    while (next_ < words_.size() && !isCurl(words_[next_].text) && mayPrecede(words_[next_].text)) ++next_;
    if (next_ == words_.size() || !isCurl(words_[next_].text))
      return makeError("curl.not-curl", "This is no curl command", "it begins with: curl https://…");
    for (++next_; next_ < words_.size() && !ended_ && !error_; ++next_) word();
    if (error_) return *error_;
    return finish();
  }

 private:
  void word() {
    const std::string& w = words_[next_].text;
    if (w == "--" && !onlyUrls_)
      onlyUrls_ = true;
    else if (onlyUrls_ || w.size() < 2 || w[0] != '-')
      url(w);
    else if (w[1] == '-')
      longOption(w.substr(2));
    else
      letters(w);
  }
  void longOption(const std::string& name) {
    const CurlOption* option = findCurlOption(std::string_view(name));
    if (!option) return left("--" + name);
    if (!option->takesValue) return take(*option, {});
    if (next_ + 1 == words_.size()) return missing("--" + name);
    take(*option, words_[++next_].text);
  }
  /// "-sSXPOST": letters in a row, the first that takes a value takes the rest or the next word.
  void letters(const std::string& w) {
    for (std::size_t i = 1; i < w.size(); ++i) {
      const CurlOption* option = findCurlOption(w[i]);
      if (!option) {
        left(std::string("-") + w[i]);
      } else if (!option->takesValue) {
        take(*option, {});
      } else if (i + 1 < w.size()) {
        return take(*option, w.substr(i + 1));
      } else {
        if (next_ + 1 == words_.size()) return missing(std::string("-") + w[i]);
        return take(*option, words_[++next_].text);
      }
    }
  }

  void take(const CurlOption& option, const std::string& value) {
    switch (option.use) {
      case CurlUse::Quiet: break;
      case CurlUse::Left:
        left(option.letter ? std::string("-") + option.letter : "--" + std::string(option.name));
        break;
      case CurlUse::Agent: agent_ = value; break;
      case CurlUse::Bearer: bearer_ = value; break;
      case CurlUse::Compressed: compressed_ = true; break;
      case CurlUse::Config: file("-K", value); break;
      case CurlUse::Cookie: cookie(value); break;
      case CurlUse::Data: data(value, true); break;
      case CurlUse::DataRaw: data(value, false); break;
      case CurlUse::DataUrlencode: encoded(value); break;
      case CurlUse::Form: form(value, false); break;
      case CurlUse::FormString: form(value, true); break;
      case CurlUse::Get: get_ = true; break;
      case CurlUse::Head: head_ = true; break;
      case CurlUse::Header: header(value); break;
      case CurlUse::Json:
        json_ = true;
        jsonData(value);
        break;
      case CurlUse::Location:
        note("curl.redirects", "-L is left out: a sample request is one request",
             "to follow redirects, make it a visit with a step that follows");
        break;
      case CurlUse::Method: method_ = value; break;
      case CurlUse::Next:
        note("curl.next", "Only the request before --next was read", "paste the others one by one");
        ended_ = true;
        break;
      case CurlUse::PathAsIs: pathAsIs_ = true; break;
      case CurlUse::Range: range_ = value; break;
      case CurlUse::Referer: referer_ = value.substr(0, value.find(";auto")); break;
      case CurlUse::Upload: file("-T", value); break;
      case CurlUse::Url: url(value); break;
      case CurlUse::UrlQuery: queryData(value); break;
      case CurlUse::User: user_ = value; break;
    }
  }

  void note(std::string code, std::string message, std::string hint) {
    const ShellWord& at = words_[std::min(next_, words_.size() - 1)];
    out_.notes.push_back({Severity::Warning, std::move(code), std::move(message), std::move(hint),
                          placeIn(text_, at.at, std::max<std::size_t>(1, at.text.size()))});
  }
  void left(std::string option) {
    if (std::find(left_.begin(), left_.end(), option) == left_.end()) left_.push_back(std::move(option));
  }
  void missing(const std::string& option) {
    error_ = Diagnostic{Severity::Error, "curl.option", "A value is missing after " + option,
                        "copy the whole command", placeIn(text_, words_.back().at, option.size())};
  }
  void file(const std::string& option, const std::string& name) {
    const ShellWord& at = words_[next_];
    error_ = Diagnostic{Severity::Error, "curl.file", "The file '" + name + "' of " + option + " is not read",
                        "write its content in place of the name: --data-raw '…' for a body",
                        placeIn(text_, at.at, std::max<std::size_t>(1, at.text.size()))};
  }

  void url(const std::string& value) {
    if (url_.empty())
      url_ = value;
    else
      note("curl.urls", "Only the first URL was read; '" + value + "' is left out",
           "paste it as a request of its own");
  }
  void cookie(const std::string& value) {
    if (value.find('=') == std::string::npos)
      return note("curl.jar", "The cookies in '" + value + "' were not read",
                  "write them as -b 'name=value; …'");
    cookies_ += (cookies_.empty() ? "" : ";") + value;
  }
  void append(const std::string& more) { body_ = body_ ? *body_ + '&' + more : more; }
  void data(const std::string& value, bool mayBeFile) {
    if (mayBeFile && value.substr(0, 1) == "@") return file("-d", value.substr(1));
    append(value);
  }
  void jsonData(const std::string& value) {
    if (value.substr(0, 1) == "@") return file("--json", value.substr(1));
    body_ = body_.value_or("") + value;
  }
  std::optional<std::string> encode(const std::string& value, const char* option) {
    const std::size_t cut = value.find_first_of("=@");
    if (cut != std::string::npos && value[cut] == '@') {
      file(option, value.substr(cut + 1));
      return {};
    }
    const std::string name = cut == std::string::npos ? "" : value.substr(0, cut);
    const std::string content = cut == std::string::npos ? value : value.substr(cut + 1);
    return (name.empty() ? "" : name + '=') + text::replaceAll(http::percentEncode(content, ""), "%20", "+");
  }
  void encoded(const std::string& value) {
    if (const auto more = encode(value, "--data-urlencode")) append(*more);
  }
  void queryData(const std::string& value) {
    const auto more = value.substr(0, 1) == "+" ? value.substr(1) : encode(value, "--url-query");
    if (more) query_ += (query_.empty() ? "" : "&") + *more;
  }
  void form(const std::string& value, bool literal) {
    const std::size_t cut = value.find('=');
    if (cut == std::string::npos) return left("-F " + value);
    std::string content = value.substr(cut + 1), type;
    if (!literal && !content.empty() && (content[0] == '@' || content[0] == '<'))
      return file("-F", content.substr(1));
    if (const auto at = content.find(";type="); !literal && at != std::string::npos) {
      type = "\r\nContent-Type: " + content.substr(at + 6, content.find(';', at + 1) - at - 6);
      content.resize(at);
    }
    const std::string name = text::replaceAll(value.substr(0, cut), "\"", "%22");
    form_ += "--" + std::string(kBoundary) + "\r\nContent-Disposition: form-data; name=\"" + name + '"' +
             type + "\r\n\r\n" + content + "\r\n";
  }
  void header(const std::string& value) {
    if (value.substr(0, 1) == "@") return file("-H", value.substr(1));
    const std::size_t cut = value.find_first_of(":;", value.substr(0, 1) == ":" ? 1 : 0);
    if (cut == std::string::npos) return left("-H '" + value + "'");
    const std::string name(text::trim(std::string_view(value).substr(0, cut)));
    const std::string content(text::trim(std::string_view(value).substr(cut + 1)));
    if (name.substr(0, 1) == ":")
      return note("curl.pseudo-header", "'" + name + "' is no header of a request but part of HTTP/2",
                  "method and URL say it already");
    if (value.find_first_of("\r\n") != std::string::npos)
      return note("curl.header-line", "The header '" + name + "' has a line's end in it and was left out",
                  "a header is one line");
    told_.push_back(text::lower(name));
    if (value[cut] == ';' ? content.empty() : !content.empty())
      out_.request.headers.emplace_back(name, content);
  }

  /// A header curl makes of an option, unless -H has told it.
  void own(const std::string& name, const std::string& value) {
    if (std::find(told_.begin(), told_.end(), text::lower(name)) == told_.end())
      out_.request.headers.emplace_back(name, value);
  }

  Result<ImportedRequest> finish() {
    if (url_.empty()) return makeError("curl.no-url", "The command has no URL", "copy the whole command");
    if (auto wrong = address(); !wrong) return wrong.error();
    SampleRequest& r = out_.request;
    if (user_) own("Authorization", "Basic " + base64(*user_));
    if (bearer_) own("Authorization", "Bearer " + *bearer_);
    if (!range_.empty()) own("Range", "bytes=" + range_);
    if (agent_ && !agent_->empty()) own("User-Agent", *agent_);
    if (compressed_) own("Accept-Encoding", "deflate, gzip, br, zstd");
    if (!referer_.empty()) own("Referer", referer_);
    if (!cookies_.empty()) own("Cookie", cookies_);
    content();
    r.method = method_.empty() ? usualMethod() : method_;
    r.name = importedName(r);
    return checked();
  }
  void content() {
    if (json_) {
      own("Content-Type", "application/json");
      own("Accept", "application/json");
    }
    if (!form_.empty()) {
      own("Content-Type", "multipart/form-data; boundary=" + std::string(kBoundary));
      out_.request.body = form_ + "--" + std::string(kBoundary) + "--\r\n";
    } else if (body_ && !get_) {
      if (!json_) own("Content-Type", std::string(kFormType));
      out_.request.body = *body_;
    }
  }
  std::string usualMethod() const {
    if (head_) return "HEAD";
    return (body_ && !get_) || !form_.empty() ? "POST" : "GET";
  }
  /// The URL as curl sends it: http without a scheme, no password in it, -G's data in the query.
  Result<void> address() {
    if (url_.find("://") == std::string::npos) url_ = "http://" + url_;
    const std::size_t start = url_.find("://") + 3, end = url_.find_first_of("/?#", start);
    if (const std::size_t at = url_.substr(0, end).rfind('@'); at != std::string::npos && at >= start) {
      if (!user_) user_ = http::percentDecode(url_.substr(start, at - start));
      url_.erase(start, at + 1 - start);
    }
    auto parsed = http::parseUrl(url_);
    if (!parsed) return parsed.error();
    if (!pathAsIs_ && parsed->path.find("/.") != std::string::npos) {
      http::Url whole = *parsed;
      whole.query.reset();
      if (const auto plain = http::resolveReference(*parsed, whole.path)) parsed->path = plain->path;
    }
    for (const std::string& more : {query_, get_ ? body_.value_or("") : ""})
      if (!more.empty())
        parsed->query = parsed->query && !parsed->query->empty() ? *parsed->query + '&' + more : more;
    out_.request.url = parsed->text();
    return {};
  }
  Result<ImportedRequest> checked() {
    const SampleRequest& r = out_.request;
    if (!std::all_of(r.method.begin(), r.method.end(), [](char c) { return c > ' ' && c < 0x7f; }))
      return makeError("curl.method", "'" + r.method + "' is no method", "such as GET or POST");
    bool text = isUtf8(r.url) && isUtf8(r.body) && isUtf8(r.method);
    for (const auto& [name, value] : r.headers) text = text && isUtf8(name) && isUtf8(value);
    if (!text)
      return makeError("curl.not-text", "The request holds bytes that are no UTF-8 text",
                       "replace the binary part by text");
    if (!left_.empty())
      out_.notes.push_back({Severity::Note,
                            "curl.left-out",
                            "Left out: " + text::join(left_, ", "),
                            "these options change the connection, not the request",
                            {}});
    noteSecrets(r, out_.notes);
    return std::move(out_);
  }

  std::string_view text_;
  std::vector<ShellWord> words_;
  std::size_t next_ = 0;
  bool ended_ = false, onlyUrls_ = false, get_ = false, head_ = false, json_ = false, compressed_ = false,
       pathAsIs_ = false;
  std::string url_, method_, cookies_, referer_, range_, form_, query_;
  std::optional<std::string> body_, user_, bearer_, agent_;
  std::vector<std::string> told_, left_;
  std::optional<Diagnostic> error_;
  ImportedRequest out_;
};

}  // namespace

bool looksLikeCurl(std::string_view text) {
  text = text.substr(0, 2000);
  std::size_t at = 0;
  for (int n = 0; n < 6; ++n) {
    at = text.find_first_not_of(" \t\r\n", at);
    if (at == std::string_view::npos) return false;
    const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (isCurl(word)) return end < text.size();
    if (!mayPrecede(word)) return false;
    at = end;
  }
  return false;
}

Result<ImportedRequest> readCurl(std::string_view text) {
  if (text.size() > kLongest)
    return makeError("curl.too-long", "The text is longer than a megabyte", "shorten the body");
  if (text.find('\0') != std::string_view::npos)
    return makeError("curl.not-text", "The text holds a NUL byte", "paste the command as text");
  auto words = shellWords(text);
  if (!words) return words.error();
  auto read = CurlReader(text, std::move(words->words)).run();
  if (read) read->notes.insert(read->notes.begin(), words->notes.begin(), words->notes.end());
  return read;
}

}  // namespace headway
