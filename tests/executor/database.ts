import postgres from 'postgres'

/** An empty database of the test cluster, owned by the role that migrates; its connection string. */
export async function createDatabase(name: string): Promise<string> {
  const url = process.env.TEST_OWNER_URL ?? 'postgres://diapason_owner@127.0.0.1:55433/diapason'
  const admin = postgres(url, { max: 1, onnotice: () => {} })
  await admin.unsafe(`drop database if exists ${name}_test with (force)`)
  await admin.unsafe(`create database ${name}_test`)
  await admin.end()
  return Object.assign(new URL(url), { pathname: `/${name}_test` }).href
}
