import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { cx } from '@/components/ui/cx'

type Props = { title: string; children: ReactNode; link?: { href: string; label: string }; isWide?: boolean }

/** A part of the office's home: a heading, what it shows, and where to see the rest. */
export function HomePanel({ title, children, link, isWide = false }: Props) {
  return (
    <Card as="section" className={cx('grid min-w-0 content-start gap-4', isWide && 'lg:col-span-2')}>
      <h2 className="display text-xl">{title}</h2>
      {children}
      {link ? (
        <p className="mt-auto">
          <a href={link.href} className="inline-flex min-h-11 items-center">
            {link.label}
          </a>
        </p>
      ) : null}
    </Card>
  )
}
