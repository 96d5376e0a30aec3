export function isPortUsed(port: number): Promise<boolean>
/** Ports that nobody uses now, all different. */
export function findFreePorts(count: number): Promise<number[]>
