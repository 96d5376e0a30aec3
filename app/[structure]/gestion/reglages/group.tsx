import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { cx } from '@/components/ui/cx'

/** Some settings that go together, under their title; in two columns where there is room. */
export function Group({ title, children, isWide = false }: { title: string; children: ReactNode; isWide?: boolean }) {
  return (
    <Card as="section" className="grid gap-4">
      <h2 className="text-xl">{title}</h2>
      <div className={cx('grid items-start gap-4', !isWide && 'sm:grid-cols-2')}>{children}</div>
    </Card>
  )
}
