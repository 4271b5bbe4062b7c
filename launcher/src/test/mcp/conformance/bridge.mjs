// Lets what speaks MCP over HTTP speak with a server on standard input and output, one session after the other:
// node bridge.mjs COMMAND [ARGUMENT…] starts the server and prints where it can be reached.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';

const [command, ...args] = process.argv.slice(2);
const server = new StdioClientTransport({ command, args, stderr: 'inherit', env: process.env });
const sessions = new Map();
let latest;

server.onmessage = (message) => latest?.send(message).catch(() => {});
server.onclose = () => process.exit(1);

async function begun() {
  const session = new StreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    onsessioninitialized: (id) => sessions.set(id, session),
  });
  session.onmessage = (message) => {
    latest = session;
    return server.send(message);
  };
  await session.start();
  return session;
}

const http = createServer(async (request, response) => {
  const id = request.headers['mcp-session-id'];
  const session = id ? sessions.get(id) : await begun();
  if (session) {
    await session.handleRequest(request, response);
  } else {
    response.writeHead(404).end();
  }
});

await server.start();
http.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${http.address().port}/mcp`));
process.stdin.resume().on('end', async () => {
  server.onclose = undefined;
  await server.close();
  process.exit(0);
});
