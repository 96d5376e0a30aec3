import { connect, createServer, type Socket } from 'node:net'

export type CountingProxy = {
  /** The database's address through this proxy. */
  url: string
  /** Statements executed through it so far. */
  count: () => number
  close: () => Promise<void>
}

const execute = 'E'.charCodeAt(0)
const simpleQuery = 'Q'.charCodeAt(0)

/** Reads what a client says in PostgreSQL's protocol: a start-up message, then messages of one letter, a length and a body. */
function makeReader(onStatement: () => void) {
  let rest = Buffer.alloc(0)
  let hasStarted = false
  return (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      const head = hasStarted ? 1 : 0
      if (rest.length < head + 4) return
      const length = head + rest.readInt32BE(head)
      if (rest.length < length) return
      if (hasStarted && (rest[0] === execute || rest[0] === simpleQuery)) onStatement()
      hasStarted = true
      rest = rest.subarray(length)
    }
  }
}

/** Stands between a process and its PostgreSQL, and counts the statements which it executes. */
export async function startCountingProxy(databaseUrl: string): Promise<CountingProxy> {
  const target = new URL(databaseUrl)
  let statements = 0
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname)
    const read = makeReader(() => {
      statements += 1
    })
    client.on('data', read)
    for (const [from, to] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(from)
      from.pipe(to)
      from.on('error', () => to.destroy())
      from.on('close', () => to.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    url: Object.assign(new URL(databaseUrl), { hostname: '127.0.0.1', port: String(port) }).href,
    count: () => statements,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
