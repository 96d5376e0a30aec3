import { createConnection, createServer } from 'node:net'

function listens(port, host) {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host, timeout: 500 })
    const done = (is) => {
      socket.destroy()
      resolve(is)
    }
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
    socket.once('timeout', () => done(false))
  })
}

export async function isPortUsed(port) {
  return (await listens(port, '127.0.0.1')) || (await listens(port, '::1'))
}

const uses = {
  app: 'the application',
  sandbox: 'the sandbox of payments and mail',
  executor: 'the executor of background functions',
}

/** PostgreSQL's own is looked at later: ours may still hold it, and is then adopted. @param {Record<string, number>} ports */
export async function requirePorts(ports) {
  for (const [name, use] of Object.entries(uses)) {
    if (!(await isPortUsed(ports[name]))) continue
    throw new Error(
      `Port ${ports[name]} (${use}) is already in use. Is Diapason running in another terminal? Stop the program that holds the port, or move all ports: npm run demo -- --port 3100.`,
    )
  }
}

/**
 * Ports that nobody uses now. They are held together before being released, so that they differ from each other.
 * @param {number} count
 * @returns {Promise<number[]>}
 */
export async function findFreePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((resolve, reject) => {
          const server = createServer()
          server.once('error', reject)
          server.listen(0, '127.0.0.1', () => resolve(server))
        }),
    ),
  )
  const ports = servers.map((server) => server.address().port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}
