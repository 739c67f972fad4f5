// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/s3/bucket.h"

#include <algorithm>

#include "sim/engine/s3/rules.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::s3 {
namespace {

std::string escaped(std::string s) {
  for (const auto& [from, to] : {std::pair{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}})
    s = text::replaceAll(std::move(s), from, to);
  return s;
}

// The same content always has the same tag; what it is made of is S3's own affair.
std::string entityTag(std::string_view content) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out = "\"";
  for (std::uint64_t seed : {0xcbf29ce484222325ULL, 0x84222325cbf29ce4ULL}) {
    for (const char c : content) seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    for (int shift = 60; shift >= 0; shift -= 4) out += digits[(seed >> shift) & 15];
  }
  return out + "\"";
}

/// One request to one bucket. Each check answers and gives false, or lets the request go on.
class Reader {
 public:
  Reader(Stage& stage, const BucketConfig& bucket)
      : stage_(stage),
        bucket_(bucket),
        key_(http::percentDecode(stage.request().path.substr(1))),
        website_(bucket.endpoint == BucketEndpoint::Website) {}

  void run() {
    if (!checkHost() || !checkMethod() || !checkAccess()) return;
    if (website_) return serveSite();
    if (key_.empty() && bucket_.allowsList) return serveListing();
    serve(rule("s3.object.served"), key_);
  }

 private:
  bool checkHost() {
    const std::string host = text::lower(stage_.request().headers.get("Host"));
    const std::string own = text::lower(bucketDomain(bucket_));
    const bool fits = host == own || (website_ && host == text::lower(bucket_.name)) ||
                      (!website_ && host == text::lower(bucket_.name) + ".s3.amazonaws.com");
    if (fits) {
      stage_.note(rule("s3.host.own-name"), "'" + host + "' names the bucket " + bucket_.name);
      return true;
    }
    if (website_)
      error(rule("s3.website.no-bucket"), 404, "NoSuchBucket", "The specified bucket does not exist",
            "Host is '" + host + "', and no website bucket has that name.");
    else
      error(rule("s3.host.foreign"), 403, isSigned() ? "SignatureDoesNotMatch" : "AccessDenied",
            isSigned() ? "The signature does not match the request" : "Access Denied",
            "Host is '" + host + "', but the bucket answers to " + own + ".");
    return false;
  }

  bool checkMethod() {
    const std::string& method = stage_.request().method;
    if (method == "GET" || method == "HEAD") return true;
    error(rule("s3.access.read-only"), website_ ? 405 : 403, website_ ? "MethodNotAllowed" : "AccessDenied",
          website_ ? "The specified method is not allowed against this resource." : "Access Denied",
          "The bucket can be read only; the method is " + method + ".");
    return false;
  }

  bool checkAccess() {
    if (!website_ && isSigned() && bucket_.allowsOac) {
      stage_.note(rule("s3.access.signed"), "signed for " + bucket_.name);
      return true;
    }
    if (!website_ && !isSigned() && stage_.request().headers.contains("Authorization")) {
      error(rule("s3.access.foreign-authorization"), 400, "InvalidArgument", "Unsupported Authorization Type",
            "The viewer's Authorization reaches S3, which takes AWS signatures alone.");
      return false;
    }
    if (bucket_.publicRead) {
      stage_.note(rule("s3.access.public"), bucket_.name + " is public");
      return true;
    }
    error(rule("s3.access.denied"), 403, "AccessDenied", "Access Denied",
          website_     ? "A website endpoint serves public buckets, and this one is private."
          : isSigned() ? "The bucket policy does not let the distribution read."
                       : "The bucket is private and the request is not signed.");
    return false;
  }

  bool isSigned() const {
    return stage_.request().headers.get("Authorization").starts_with("AWS4-HMAC-SHA256");
  }

  void serveSite() {
    if (key_.empty() || key_.ends_with('/'))
      return serve(rule("s3.website.index"), key_ + bucket_.indexDocument);
    if (!find(key_) && find(key_ + "/" + bucket_.indexDocument)) {
      http::Response r = response(302, "text/html; charset=utf-8", "");
      r.headers.add("Location", stage_.request().path + "/");
      return stage_.answer(rule("s3.website.slash"), std::move(r),
                           "The website sends the viewer to " + stage_.request().path + "/.", false);
    }
    serve(rule("s3.object.served"), key_);
  }

  void serveListing() {
    std::string body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult><Name>" +
                       escaped(bucket_.name) + "</Name>";
    for (const BucketObject& o : bucket_.objects)
      body += "<Contents><Key>" + escaped(o.key) + "</Key></Contents>";
    stage_.answer(rule("s3.object.listing"), response(200, "application/xml", body + "</ListBucketResult>"),
                  "S3 lists the bucket's keys.", false);
  }

  void serve(RuleId why, const std::string& key) {
    const BucketObject* object = find(key);
    if (!object) return missing(key);
    http::Response r = response(200, object->contentType, object->body);
    r.headers.add("ETag", entityTag(object->body));
    r.headers.add("Accept-Ranges", "bytes");
    stage_.answer(why, std::move(r), "S3 serves " + object->key + ".", false);
  }

  // What most often is behind a key that is not there.
  void explain(const std::string& key) {
    const auto slash = key.find('/');
    if (slash != std::string::npos && find(key.substr(slash + 1)))
      stage_.note(rule("s3.object.path-in-key"), "the bucket has " + key.substr(slash + 1) + ", not " + key);
    if (!website_ && (key.empty() || key.ends_with('/')) && find(key + bucket_.indexDocument))
      stage_.note(rule("s3.object.no-index"), "the bucket has " + key + bucket_.indexDocument);
  }

  static std::string named(const std::string& key) {
    return key.empty() ? "object with an empty key" : "key '" + key + "'";
  }

  void missing(const std::string& key) {
    explain(key);
    if (bucket_.allowsList)
      return error(rule("s3.object.missing"), 404, "NoSuchKey", "The specified key does not exist.",
                   "The bucket has no " + named(key) + ".");
    error(rule("s3.object.missing-hidden"), 403, "AccessDenied", "Access Denied",
          "The bucket has no " + named(key) + ", and S3 tells only those who may list it.");
  }

  const BucketObject* find(const std::string& key) const {
    const auto at = std::find_if(bucket_.objects.begin(), bucket_.objects.end(),
                                 [&](const BucketObject& o) { return o.key == key; });
    return at == bucket_.objects.end() ? nullptr : &*at;
  }

  http::Response response(int status, const std::string& type, std::string body) {
    http::Response r;
    r.status = status;
    r.reason = http::reasonPhrase(status);
    r.headers = {{"x-amz-id-2", stage_.ids.hex(64)},
                 {"x-amz-request-id", stage_.ids.hex(16)},
                 {"Date", httpDate(stage_.clock.epochMilliseconds())},
                 {"Server", "AmazonS3"},
                 {"Content-Type", type},
                 {"Content-Length", std::to_string(body.size())}};
    if (stage_.request().method != "HEAD") r.body = std::move(body);
    return r;
  }

  void error(RuleId why, int status, const std::string& code, const std::string& message,
             std::string sentence) {
    const BucketObject* page = website_ ? find(bucket_.errorDocument) : nullptr;
    if (page) {
      stage_.note(rule("s3.website.error-document"), page->key);
      return stage_.answer(why, response(status, page->contentType, page->body), std::move(sentence), true);
    }
    const std::string body = website_
                                 ? "<html>\n<head><title>" + std::to_string(status) + " " + code +
                                       "</title></head>\n<body>\n<h1>" + std::to_string(status) + " " + code +
                                       "</h1>\n<ul>\n<li>Code: " + code + "</li>\n<li>Message: " + message +
                                       "</li>\n</ul>\n</body>\n</html>\n"
                                 : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code +
                                       "</Code><Message>" + message + "</Message></Error>";
    stage_.answer(why, response(status, website_ ? "text/html; charset=utf-8" : "application/xml", body),
                  std::move(sentence), true);
  }

  Stage& stage_;
  const BucketConfig& bucket_;
  const std::string key_;
  const bool website_;
};

}  // namespace

void answer(Stage& stage, const BucketConfig& bucket) { Reader(stage, bucket).run(); }

}  // namespace headway::s3
