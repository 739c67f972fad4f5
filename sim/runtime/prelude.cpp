// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/runtime/prelude.h"

namespace headway {

// Everything the user's code might redefine is captured first. Frames are made by adding strings only: no
// array, no object, no method of a prototype is used on the way from handler() to the output.
const std::string_view kPrelude = R"js((function (options, source, events, queries) {
  var root = globalThis, parse = JSON.parse, stringify = JSON.stringify, print = console.log, text = String;
  var later = setImmediate, engine = njs, load = require, Compile = Function, RealDate = Date, keys = Object.keys;
  var Failure = Error, token = options.token, v2 = options.runtime === '2.0', count = events.length;
  var index = 0, sections = '', logged = 0, now = RealDate.now(), unsupported = '', settled = true, memory = 0;
  var held = '', holds = 0, overrun = false;

  var uncurry = Compile.prototype.bind.bind(Compile.prototype.call);
  var slice = uncurry(text.prototype.slice), split = uncurry(text.prototype.split), join = uncurry(Array.prototype.join);

  // njs cuts what one call prints at 2,048 bytes and ends it with a line feed, which therefore means nothing.
  function put(all) {
    for (var i = 0; i < all.length; i += 500) print(slice(all, i, i + 500));
  }
  function escaped(s) {
    s = '' + s;
    return join(split(join(split(s, '\x1f'), '\x1f1'), '\n'), '\x1f0');
  }
  function hide(object, name, value) {
    Object.defineProperty(object, name, { value: value, writable: true, configurable: true, enumerable: false });
  }
  function refuseName(name) {
    unsupported = unsupported || name;
    throw new Failure(name + ' is not simulated');
  }

  // What CloudFront does not have
  var names = 'NaN Infinity undefined isFinite isNaN parseFloat parseInt toString encodeURI encodeURIComponent decodeURI '
    + 'decodeURIComponent eval Math JSON Object Array ArrayBuffer Uint8Array Uint16Array Uint32Array Int8Array Int16Array '
    + 'Int32Array Float32Array Float64Array Uint8ClampedArray Boolean Number Symbol String Function RegExp Date Promise Error '
    + 'EvalError console require InternalError RangeError ReferenceError SyntaxError TypeError URIError globalThis '
    + (v2 ? 'AggregateError DataView Buffer TextDecoder TextEncoder atob btoa' : 'MemoryError');
  var allowed = {};
  names.split(' ').forEach(function (name) { allowed[name] = true; });
  var Bytes = root.Buffer;
  Object.getOwnPropertyNames(root).forEach(function (name) {
    if (allowed[name]) return;
    if (name === 'global') root[name] = 0;  // njs 0.8.4 crashes when this one goes before anyone has read it
    delete root[name];
  });
  function blocked() { throw new TypeError('function constructor is disabled in "safe" mode'); }
  blocked.prototype = Compile.prototype;
  hide(Compile.prototype, 'constructor', blocked);
  hide(Object.getPrototypeOf(async function () {}), 'constructor', blocked);
  hide(root, 'Function', blocked);
  hide(root, 'eval', function () { throw new InternalError('Not implemented'); });
  function keepOnly(object, names) {
    var kept = {}, own = Object.getOwnPropertyNames(object);
    (names + ' length name prototype constructor __proto__').split(' ').forEach(function (name) { kept[name] = true; });
    for (var i = 0; i < own.length; i++) {
      if (kept.hasOwnProperty(own[i])) continue;
      try { delete object[own[i]]; } catch (e) {}
    }
  }
  var views = Object.getPrototypeOf(Uint8Array);
  keepOnly(Object, 'assign create defineProperties defineProperty entries freeze getOwnPropertyDescriptor getOwnPropertyDescriptors '
    + 'getOwnPropertyNames getOwnPropertySymbols getPrototypeOf is isExtensible isFrozen isSealed keys preventExtensions seal setPrototypeOf values');
  keepOnly(Array, 'isArray of');
  keepOnly(Array.prototype, 'concat copyWithin entries every fill filter find findIndex forEach includes indexOf join keys lastIndexOf map '
    + 'pop push reduce reduceRight reverse shift slice some sort splice toString unshift values');
  keepOnly(String, v2 ? 'fromCharCode fromCodePoint' : 'bytesFrom fromCharCode fromCodePoint');
  keepOnly(String.prototype, 'charAt charCodeAt codePointAt concat endsWith includes indexOf lastIndexOf match padEnd padStart repeat '
    + 'replace search slice split startsWith substr substring toLowerCase toString toUpperCase trim trimEnd trimStart valueOf '
    + (v2 ? 'replaceAll' : 'fromBytes fromUTF8 toBytes toUTF8'));
  if (!v2) {  // the engine's own asks for the flags that go below
    hide(RegExp.prototype, 'toString', function () {
      return '/' + this.source + '/' + (this.global ? 'g' : '') + (this.ignoreCase ? 'i' : '') + (this.multiline ? 'm' : '');
    });
  }
  keepOnly(RegExp, '');
  keepOnly(RegExp.prototype, 'exec global ignoreCase multiline source test toString' + (v2 ? ' flags sticky' : ''));
  keepOnly(Promise, 'reject resolve' + (v2 ? ' all allSettled any race' : ''));
  keepOnly(Symbol, 'asyncIterator hasInstance isConcatSpreadable iterator match matchAll replace search species split toPrimitive '
    + 'toStringTag unscopables' + (v2 ? ' for keyFor' : ''));
  keepOnly(views, v2 ? 'from of' : '');
  keepOnly(views.prototype, 'buffer byteLength byteOffset copyWithin fill join set slice subarray toString'
    + (v2 ? ' entries every filter find findIndex forEach includes indexOf keys lastIndexOf map reduce reduceRight reverse some sort values' : ''));
  keepOnly(ArrayBuffer, 'isView');
  keepOnly(ArrayBuffer.prototype, 'byteLength slice');
  keepOnly(JSON, 'parse stringify');

  // What CloudFront documents and this engine may lack
  if (v2 && !String.prototype.replaceAll) {
    var replace = String.prototype.replace;
    hide(String.prototype, 'replaceAll', function (what, by) {
      if (what instanceof RegExp) {
        if (!what.global) throw new TypeError('replaceAll must be called with a global RegExp');
        return replace.call(this, what, by);
      }
      return replace.call(this, new RegExp(replace.call(text(what), /[\\^$.*+?()[\]{}|\/-]/g, '\\$&'), 'g'), by);
    });
  }

  if (!v2 && !String.bytesFrom) {  // strings of bytes are gone from the engine; these agree with them on UTF-8 text
    hide(String, 'bytesFrom', function (from, encoding) { return Bytes.from(from, encoding).toString(); });
    ['fromBytes', 'fromUTF8', 'toBytes', 'toUTF8'].forEach(function (name) {
      hide(String.prototype, name, function (from, to) { return slice(this, from, to); });
    });
  }

  // Date stands still while an event is handled
  function FrozenDate(a, b) {
    if (!(this instanceof FrozenDate)) return new RealDate(now).toString();
    if (arguments.length === 0) return new RealDate(now);
    if (arguments.length === 1) return new RealDate(a);
    var all = [null];
    for (var i = 0; i < arguments.length; i++) all[i + 1] = arguments[i];
    return new (RealDate.bind.apply(RealDate, all))();
  }
  FrozenDate.prototype = RealDate.prototype;
  hide(RealDate.prototype, 'constructor', FrozenDate);
  hide(FrozenDate, 'now', function () { return now; });
  hide(FrozenDate, 'UTC', RealDate.UTC);
  hide(FrozenDate, 'parse', RealDate.parse);
  hide(root, 'Date', FrozenDate);

  // console: one argument, kept apart from the results
  function log(value) {
    if (logged > options.logCap) return;
    var line = escaped(text(value));
    logged += line.length + 1;
    if (logged > options.logCap) line = '(the log is cut here: CloudFront keeps 10 KB)';
    if (options.careful) put(token + 'l' + line + token + ',');
    else sections += token + 'l' + line;
  }
  hide(root, 'console', { log: log });

  // Modules
  function loadOr(name, other) { try { return load(name); } catch (e) { return other; } }
  var helpers = v2 && options.helpers ? parse(options.helpers) : {}, eventType = '', originCalls = '', customLog = '', logsCustom = false;
  var pairs = helpers.keyValues, made = new RealDate(now).toISOString();
  function valueOf(key) {
    for (var i = 0; i < pairs.length; i++) if (pairs[i][0] === key) return pairs[i][1];
  }
  var store = {
    get: async function (key, how) {
      var found = valueOf(key), format = how && how.format || 'string';
      if (found === undefined) throw new Failure('the key value store has no key "' + text(key) + '"');
      if (format === 'json') return parse(found);
      if (format === 'bytes') return Bytes.from(found);
      if (format !== 'string') throw new Failure('the format of a value is string, json or bytes');
      return found;
    },
    exists: async function (key) { return valueOf(key) !== undefined; },
    meta: async function () { return { keyCount: pairs.length, creationDateTime: made, lastUpdatedDateTime: made }; }
  };
  var cloudfront = {
    kvs: function () {
      if (!pairs) throw new Failure('no key value store is associated with the function');
      return store;
    },
    logCustomData: function (data) {
      customLog = slice(text(data), 0, 800);
      logsCustom = true;
    }
  };
  ['updateRequestOrigin', 'selectRequestOriginById', 'createRequestOriginGroup'].forEach(function (name) {
    cloudfront[name] = function (first, second) {
      originCalls += (originCalls ? ',' : '') + '{"call":"' + name + '","arguments":[' + (text(stringify(first)) === 'undefined' ? 'null' : stringify(first))
        + (second === undefined ? '' : ',' + stringify(second)) + ']}';
    };
  });
  Object.defineProperty(cloudfront, 'edgeLocation', {
    get: function () { return eventType === 'viewer-request' && helpers.edgeLocation ? parse(stringify(helpers.edgeLocation)) : {}; }
  });
  Object.defineProperty(cloudfront, 'cwt', { get: function () { refuseName('cf.cwt'); } });
  var missing = {};
  var modules = { crypto: loadOr('crypto', missing), querystring: loadOr('querystring', missing), cloudfront: cloudfront,
                  buffer: v2 ? { Buffer: Bytes } : missing };
  function only(make) {  // the algorithms CloudFront has, in the engine's own words
    return function (name, key) {
      if (name !== 'md5' && name !== 'sha1' && name !== 'sha256') throw new TypeError('not supported algorithm: "' + text(name) + '"');
      return make(name, key);
    };
  }
  try {
    var real = modules.crypto;
    real.createHash('sha512');
    modules.crypto = { createHash: only(real.createHash), createHmac: only(real.createHmac) };
  } catch (e) {}
  function bytesDigest(make) {  // 1.0 gives a string of bytes where 2.0 gives a Buffer
    return function (name, key) {
      var hash = make(name, key);
      var mine = {
        update: function (data) { hash.update(data); return mine; },
        digest: function (encoding) { return encoding ? hash.digest(encoding) : text.bytesFrom(hash.digest()); }
      };
      return mine;
    };
  }
  if (!v2) {
    modules.crypto = { createHash: bytesDigest(modules.crypto.createHash), createHmac: bytesDigest(modules.crypto.createHmac) };
  }
  function find(name) {
    var found = modules.hasOwnProperty(name) ? modules[name] : missing;
    if (found === missing) throw new Failure('Cannot find module "' + text(name) + '"');
    return found;
  }
  hide(root, 'require', function (name) {
    if (name === 'cloudfront') throw new Failure('Cannot find module "cloudfront"');
    return find(name);
  });

  // Results
  function memoryUsed() { return engine.memoryStats ? engine.memoryStats.size : 0; }
  function outOfMemory(error) {  // njs 0.7 and 0.8 hand a catch clause this in the place of a MemoryError
    return error && (error.name === 'MemoryError' || error.message === 'Cannot add property "stack", object is not extensible');
  }
  function finish(status, own) {
    settled = true;
    if (unsupported) {
      status = 'U';
      own = token + 'x' + unsupported;
    } else if (options.careful && status !== 'M') {
      var used = memoryUsed() - memory;
      if (used > options.memoryCap) {
        status = 'M';
        own = token + 'x' + text(used);
      }
    }
    if (originCalls) own += token + 'g' + escaped('[' + originCalls + ']');
    if (logsCustom) own += token + 'c' + escaped(customLog);
    held += token + 'e' + (options.first + index) + token + 'r' + status + own + sections + token + '.';
    index++;
    if (options.careful || ++holds === 16 || index === count) flush();
  }
  function flush() {
    if (!options.careful) {
      var used = memoryUsed();
      overrun = used - memory > options.memoryCap;
      if (overrun) return;
      memory = used;
    }
    put(held);
    held = '';
    holds = 0;
  }
  function returned(value) {
    var json = text(stringify(value));
    if (json.length > options.outputCap) return finish('M', token + 'x' + text(json.length));
    finish('R', token + 'o' + json);
  }
  function threw(error) {
    if (outOfMemory(error)) return finish('M', token + 'x0');
    var what = 'a value that has no text', stack = '';
    try { what = text(error); } catch (e) {}
    try { if (error instanceof Failure) stack = text(error.stack); } catch (e) {}
    finish('T', token + 'x' + escaped(what) + token + 's' + escaped(stack));
  }
  function begin() {
    sections = originCalls = customLog = '';
    logsCustom = false;
    unsupported = '';
    logged = 0;
    settled = false;
    now = RealDate.now();
    if (options.careful) memory = memoryUsed();
  }
  function unmake() {  // globals an event left behind
    var all = keys(root);
    for (var i = 0; i < all.length; i++) delete root[all[i]];
  }

  var compiled, queryAt = 0, rawQuery = v2 && source.indexOf('rawQueryString') >= 0;
  function value() {
    var handler = compiled(find);
    if (typeof handler !== 'function') throw new Failure('the code defines no function named handler');
    var event = parse(events[index]);
    eventType = event && event.context ? event.context.eventType : '';
    if (rawQuery && event && event.request) {
      while (queryAt < queries.length && queries[queryAt][0] < index) queryAt++;
      var raw = queryAt < queries.length && queries[queryAt][0] === index ? queries[queryAt][1] : undefined;
      hide(event.request, 'rawQueryString', function () { return raw; });
    }
    return handler(event);
  }
  function await_(promise, mine) {
    promise.then(function (v) { if (!settled && index === mine) { try { returned(v); } catch (e) { threw(e); } } },
                 function (e) { if (!settled && index === mine) threw(e); });
  }
  function run() {
    while (index < count && !overrun) {
      begin();
      try {
        var result = value();
        if (v2 && result && typeof result === 'object' && typeof result.then === 'function') {
          await_(result, index);
          return later(turn);
        }
        returned(result);
      } catch (e) {
        if (!settled) threw(e);
      }
      if (options.defers) return later(turn);
      if (options.leaks) unmake();
    }
  }
  function turn() {
    if (!settled) finish('P', '');
    if (options.leaks) unmake();
    run();
  }

  var probe = 0;
  try {
    new Compile('a', 'throw new Error()')();
  } catch (e) {
    probe = text(e.stack).match(/runtime:(\d+)/);
    probe = probe ? probe[1] : 1;
  }
  put(token + 'h' + probe + token + '.');
  try {
    compiled = new Compile(options.importName, source + '\nreturn typeof handler === "undefined" ? undefined : handler;');
  } catch (e) {
    begin();
    options.careful = true;
    return finish('S', token + 'x' + escaped(e));
  }
  memory = memoryUsed();
  run();
}))js";

}  // namespace headway
