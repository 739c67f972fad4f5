function handler(event) {
  var request = event.request;
  // API Gateway needs its own name in Host; keep the viewer's in a header of our own.
  request.headers['x-forwarded-host'] = { value: request.headers.host.value };
  return request;
}
