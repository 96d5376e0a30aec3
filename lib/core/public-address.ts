import { BlockList, isIP } from 'node:net'

const privateV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const

/** Of version 6 only 2000::/3 is routed, less what stands in it for something else: tunnels, tests, documentation. */
const privateV6 = [
  ['::', 3],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['4000::', 2],
  ['8000::', 1],
] as const

// One list for each: in a common one, ::/3 would hold every address of version 4 too.
const [blockedV4, blockedV6] = [new BlockList(), new BlockList()]
for (const [network, prefix] of privateV4) blockedV4.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of privateV6) blockedV6.addSubnet(network, prefix, 'ipv6')

/** An address of the open Internet: not of this machine, its network, its cloud's metadata, nor anything reserved. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !blockedV4.check(address)
  return family === 6 && !blockedV6.check(address, 'ipv6')
}
