import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'

type Props = { id: string; title: ReactNode; actions?: ReactNode; children: ReactNode }

/** A part of a page of the office under its heading, with what can be done there. `id` is unique on the page. */
export function Panel({ id, title, actions, children }: Props) {
  return (
    <Card as="section" aria-labelledby={id} className="grid min-w-0 content-start gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 id={id} className="text-xl">
          {title}
        </h2>
        {actions ? <div className="flex flex-wrap items-center gap-3">{actions}</div> : null}
      </div>
      {children}
    </Card>
  )
}
