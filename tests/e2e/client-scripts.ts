/**
 * Asks for a site's page over TLS at one of its addresses, and prints the status, or the word for what
 * failed; `silent` after 2.5 s. Arguments: name, address, path.
 */
export const KNOCK = `
  const [servername, host, path] = process.argv.slice(1);
  const options = { host, servername, path, headers: { host: servername }, agent: false };
  const end = (said) => { console.log(said); process.exit(); };
  const call = require('https').get(options, (response) => {
    response.resume().on('end', () => end(response.statusCode));
  });
  call.on('error', ({ code }) => end(code));
  setTimeout(end, 2500, 'silent');
`;

/**
 * Opens TCP connections to port 443 one after the other, keeps them, and prints as JSON after how many
 * milliseconds each stood; null for those that do not within 1.5 s. Arguments: address, how many.
 */
export const CONNECT = `
  const [host, count] = process.argv.slice(1);
  const connect = () => new Promise((done) => {
    const from = performance.now();
    require('net').connect(443, host, () => done(performance.now() - from)).on('error', done);
    setTimeout(done, 1500, null);
  });
  (async () => {
    const all = [];
    for (let each = 0; each < Number(count); each += 1) all.push(await connect());
    console.log(JSON.stringify(all));
    process.exit();
  })();
`;

/** Keeps a TCP connection to port 443 busy, and prints the word for how it ends. Argument: address. */
export const KEEP = `
  const socket = require('net').connect(443, process.argv[1]);
  setInterval(() => socket.write('x'), 100);
  socket.on('error', ({ code }) => { console.log(code); process.exit(); });
  socket.on('close', () => { console.log('closed'); process.exit(); });
  setTimeout(() => { console.log('kept'); process.exit(); }, 8000);
`;

/**
 * Asks a resolver for names over UDP, all at once, and prints as JSON after how many milliseconds each
 * answer came, within 2 s, in the order in which they came, with their numbers. Arguments: resolver, name, how many.
 */
export const ASK_NAMES = `
  const [resolver, name, count] = process.argv.slice(1);
  const { encode, decode, RECURSION_DESIRED } = require('dns-packet');
  const socket = require('dgram').createSocket(resolver.includes(':') ? 'udp6' : 'udp4');
  const from = performance.now();
  const answers = [];
  socket.on('message', (said) => {
    const { id, answers: found } = decode(said);
    answers.push({ id, ms: performance.now() - from, addresses: found.map(({ data }) => data) });
  });
  for (let id = 1; id <= Number(count); id += 1) {
    const questions = [{ type: 'AAAA', name }];
    socket.send(encode({ type: 'query', id, flags: RECURSION_DESIRED, questions }), 53, resolver);
  }
  setTimeout(() => { console.log(JSON.stringify(answers)); process.exit(); }, 2000);
`;
