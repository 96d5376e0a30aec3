export const dynamic = 'force-dynamic'

/** Asked for once: a process that has rendered something costs more per promise from then on (Node 20's async hooks). */
export default function Page() {
  return <p>{process.uptime()}</p>
}
