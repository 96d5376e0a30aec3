import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'

type Props = {
  title: ReactNode
  lead?: ReactNode
  /** The page above this one. */
  back?: { href: string; label: string }
  children: ReactNode
  /** What else one may want here. */
  aside?: ReactNode
}

/** A page with one form, narrow enough to be read in one look. */
export function FormPage({ title, lead, back, children, aside }: Props) {
  return (
    <div className="page">
      <div className="mx-auto max-w-[34rem]">
        <PageHeader
          title={title}
          lead={lead}
          eyebrow={
            back ? (
              <a href={back.href} className="inline-flex min-h-11 items-center gap-1">
                <Icon name="chevron-left" />
                {back.label}
              </a>
            ) : null
          }
        />
        {children}
        {aside ? <div className="mt-10 grid gap-3 border-t border-line pt-6">{aside}</div> : null}
      </div>
    </div>
  )
}
