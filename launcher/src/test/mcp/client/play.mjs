// Plays scenes with the official client: node play.mjs SCENE COMMAND [ARGUMENT…] starts the server and prints one JSON text.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';

const [scene, command, ...args] = process.argv.slice(2);
const transport = new StdioClientTransport({ command, args, stderr: 'inherit', env: process.env });
const client = new Client({ name: 'play', version: '1.0.0' });
const said = {};

const changed = new Promise((resolve) =>
  client.setNotificationHandler(ToolListChangedNotificationSchema, resolve)
);
const call = (name, given = {}, options = {}) => client.callTool({ name, arguments: given }, undefined, options);
const failure = async (promise) => {
  try {
    return { answer: await promise };
  } catch (error) {
    return { code: error.code, message: error.message };
  }
};

const scenes = {
  // Every kind of answer.
  async calls(tool, good, bad) {
    said.tools = (await client.listTools()).tools;
    said.good = await call(tool, JSON.parse(good));
    said.bad = await call(tool, JSON.parse(bad));
    said.unknown = await failure(call('no_such_tool'));
  },
  // Progress while it runs; then it is cancelled.
  async cancel(tool, given) {
    said.progress = [];
    const stop = new AbortController();
    said.cancelled = await failure(
      call(tool, JSON.parse(given), {
        signal: stop.signal,
        onprogress: (progress) => {
          said.progress.push(progress);
          stop.abort('enough');
        },
      })
    );
    await client.ping();
  },
  // The list follows what is lent.
  async follow(trigger) {
    said.before = (await client.listTools()).tools.map((tool) => tool.name);
    await call(trigger);
    await changed;
    said.after = (await client.listTools()).tools.map((tool) => tool.name);
  },
};

const separator = args.indexOf('--');
const given = args.splice(separator);
await client.connect(transport);
said.server = client.getServerVersion();
said.instructions = client.getInstructions();
await scenes[scene](...given.slice(1));
const begun = performance.now();
await client.close();
said.closeMillis = performance.now() - begun;
console.log(JSON.stringify(said));
