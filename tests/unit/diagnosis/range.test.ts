import { describe, expect, it } from 'vitest';
import { rangeOf } from '../../../src/diagnosis/range.ts';

describe('rangeOf()', () => {
  it.each<[string, string | undefined]>([
    ['203.0.113.7', '203.0.113.0/24'],
    ['203.0.113.255', '203.0.113.0/24'],
    ['198.51.100.7', '198.51.100.0/24'],
    ['::ffff:203.0.113.7', '203.0.113.0/24'],
    ['::FFFF:203.0.113.7', '203.0.113.0/24'],
    ['2001:db8:a:1::7', '2001:db8:a::/48'],
    ['2001:DB8:000A:1::7', '2001:db8:a::/48'],
    ['2001:db8::7', '2001:db8:0::/48'],
    ['2001:db8::', '2001:db8:0::/48'],
    ['2001:db8:0:0:0:0:0:7', '2001:db8:0::/48'],
    ['2001:db8:0000:1:2:3:4:5', '2001:db8:0::/48'],
    ['2001::7', '2001:0:0::/48'],
    // no place of its own
    ['10.1.2.3', undefined],
    ['127.0.0.1', undefined],
    ['192.168.1.1', undefined],
    ['172.16.0.1', undefined],
    ['172.31.255.1', undefined],
    ['100.64.0.1', undefined],
    ['100.127.0.1', undefined],
    ['169.254.1.1', undefined],
    ['198.18.0.7', undefined],
    ['198.19.0.7', undefined],
    ['0.0.0.0', undefined],
    ['::ffff:10.1.2.3', undefined],
    ['::1', undefined],
    ['::', undefined],
    ['fd12:3456:789a::1', undefined],
    ['fe80::1', undefined],
    ['64:ff9b::c633:6407', undefined],
    ['64:ff9b::198.51.100.7', undefined],
    // and their neighbours, which are one
    ['172.15.0.1', '172.15.0.0/24'],
    ['172.32.0.1', '172.32.0.0/24'],
    ['100.63.0.1', '100.63.0.0/24'],
    ['100.128.0.1', '100.128.0.0/24'],
    ['198.17.0.1', '198.17.0.0/24'],
    ['11.0.0.1', '11.0.0.0/24'],
    // no address
    ['www.lark.example', undefined],
    ['203.0.113', undefined],
    ['203.0.113.7.9', undefined],
    ['a.b.c.d', undefined],
    ['not: an address', undefined],
    ['', undefined],
  ])('%s lies in %s', (address, range) => {
    expect(rangeOf(address)).toBe(range);
  });
});
