import { createSocket } from "node:dgram";
import { Resolver as DnsResolver } from "node:dns";
import type { AddressInfo } from "node:net";
import ipaddr from "ipaddr.js";
import type { Resolver } from "./outbound-guard";

/** Answers of one name: the same each time, or what the function says for the number of the question. */
export type Zone = Record<string, string[] | ((asked: number) => string[])>;

export interface LocalDns {
  /** Asks this server alone, as a system would that is set up with it. */
  resolve: Resolver;
  close(): void;
}

const TYPE_A = 1;
const TYPE_AAAA = 28;

/** A name server on this machine that says of names what a test wants, with no time to live. */
export async function startLocalDns(zone: Zone): Promise<LocalDns> {
  const asked = new Map<string, number>();
  const socket = createSocket("udp4");
  socket.on("message", (question, from) => {
    const { name, type, end } = readQuestion(question);
    const entry = zone[name];
    const before = asked.get(name) ?? 0;
    // Each look-up asks for both families; a function is asked once for the two.
    if (type === TYPE_A) asked.set(name, before + 1);
    const changing = type === TYPE_A && typeof entry === "function" ? entry(before) : [];
    const addresses = Array.isArray(entry) ? entry : changing;
    const wanted = addresses.filter((address) => address.includes(":") === (type === TYPE_AAAA));
    const header = Buffer.from(question.subarray(0, 12));
    // An answer to a recursive question; 3 says that there is no such name.
    header.writeUInt16BE(entry ? 0x8180 : 0x8183, 2);
    header.writeUInt16BE(wanted.length, 6);
    header.fill(0, 8);
    socket.send(
      Buffer.concat([header, question.subarray(12, end), ...wanted.map(record)]),
      from.port,
      from.address,
    );
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  const resolver = new DnsResolver({ timeout: 1_000, tries: 1 });
  resolver.setServers([`127.0.0.1:${(socket.address() as AddressInfo).port}`]);
  return {
    resolve(hostname, callback) {
      const name = hostname.replace(/\.$/, "").toLowerCase();
      const ask = (family: 4 | 6) =>
        new Promise<{ address: string; family: number }[]>((done) => {
          const answered = (error: Error | null, addresses: string[] = []) =>
            done(error ? [] : addresses.map((address) => ({ address, family })));
          if (family === 4) resolver.resolve4(name, answered);
          else resolver.resolve6(name, answered);
        });
      Promise.all([ask(4), ask(6)]).then(([four, six]) => {
        const found = [...four, ...six];
        const none = Object.assign(new Error(`${name} is not known`), { code: "ENOTFOUND" });
        callback(found.length > 0 ? null : none, found);
      });
    },
    close: () => socket.close(),
  };
}

/** RFC 1035, 4.1.2: labels with their lengths, then type and class. */
function readQuestion(message: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = message.readUInt8(at); length > 0; length = message.readUInt8(at)) {
    labels.push(message.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join(".").toLowerCase(), type: message.readUInt16BE(at + 1), end: at + 5 };
}

/** RFC 1035, 4.1.3, with a pointer to the name in the question. */
function record(address: string): Buffer {
  const data = Buffer.from(ipaddr.parse(address).toByteArray());
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(data.length === 4 ? TYPE_A : TYPE_AAAA, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}
