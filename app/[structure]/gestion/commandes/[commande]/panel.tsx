import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import type { Staff } from '@/lib/core/actor'
import type { DeskOrder } from '@/lib/desk/queries/get-order'
import type { Structure } from '@/lib/structures/queries'

/** What every panel of the page is given; each reads the rest by its own domain, and is null when it has nothing to say. */
export type PanelProps = { actor: Staff; structure: Structure; order: DeskOrder }

/** A part of the order's page under its heading. `id` is unique on the page. */
export function Panel({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <Card as="section" aria-labelledby={id} className="grid min-w-0 gap-4">
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {children}
    </Card>
  )
}
