/**
 * One end of the long line (`long-line.ts`): holds every frame that comes in for a while and hands
 * it to the tunnel beside it. Arguments: port to hear, port to speak to, milliseconds to hold.
 */
import { createSocket } from 'node:dgram';
import { writeTransportChecksum } from './transport-checksum.ts';

/** RFC 7348 5. */
const VXLAN_HEADER = 8;

const [hear, speak, holdMs] = process.argv.slice(2).map(Number);
const out = createSocket('udp4');

createSocket('udp4')
  .on('message', (message) => {
    writeTransportChecksum(message.subarray(VXLAN_HEADER));
    setTimeout(() => out.send(message, speak, '127.0.0.1'), holdMs);
  })
  .bind(hear, () => console.log('ready'));

// An orphan must not outlive the run that started it.
process.stdin.on('end', () => process.exit()).resume();
