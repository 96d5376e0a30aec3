import type { ReactNode } from 'react'

type Props = {
  head: string
  body: string
  signed: string
  /** What the office must not miss. */
  isFlag?: boolean
  /** The way to take it away, or to put it back. */
  children: ReactNode
}

/** One thing that the office noted in a file, with who did: a note, a call ([2.A9] [2.C8]). */
export function NotedItem({ head, body, signed, isFlag = false, children }: Props) {
  return (
    <li
      className="grid gap-1 border-l-4 border-line pl-4 data-[flag]:border-danger"
      data-flag={isFlag ? '' : undefined}
    >
      <p className="text-sm font-semibold">{head}</p>
      <p className="break-words whitespace-pre-line">{body}</p>
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <p className="text-sm text-muted">{signed}</p>
        {children}
      </div>
    </li>
  )
}
