/**
 * One end of the long line (`long-line.ts`): does with every frame that comes in what the line does,
 * and hands it to the tunnel beside it. Arguments: port to hear, port to speak to. Each line on its
 * standard input is a list of stretches, which replaces the one before; what was under way is lost.
 */
import { createSocket } from 'node:dgram';
import { createInterface } from 'node:readline';
import { layStretches } from './line-stage.ts';
import { writeTransportChecksum } from './transport-checksum.ts';

/** RFC 7348 5. */
const VXLAN_HEADER = 8;
const ETHERNET_HEADER = 14;

const [hear, speak] = process.argv.slice(2).map(Number);
const out = createSocket('udp4');
let line = layStretches([], deliver);

function deliver(message: Buffer): void {
  out.send(message, speak, '127.0.0.1');
}

createSocket('udp4')
  .on('message', (message) => {
    const frame = message.subarray(VXLAN_HEADER);
    writeTransportChecksum(frame);
    line.take(message, frame.subarray(ETHERNET_HEADER));
  })
  .bind(hear, () => console.log('ready'));

createInterface({ input: process.stdin })
  .on('line', (order) => {
    line.end();
    line = layStretches(JSON.parse(order), deliver);
    console.log('set');
  })
  // An orphan must not outlive the run that started it.
  .on('close', () => process.exit());
