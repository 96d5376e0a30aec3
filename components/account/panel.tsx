import type { ReactNode } from 'react'
import { PageHeader } from '@/components/ui/page-header'

type Props = { title: ReactNode; lead?: ReactNode; children: ReactNode; aside?: ReactNode }

/** A page with one form, narrow enough to be read in one look; `aside` says what else one may want. */
export function FormPage({ title, lead, children, aside }: Props) {
  return (
    <div className="page">
      <div className="mx-auto max-w-[34rem]">
        <PageHeader title={title} lead={lead} />
        {children}
        {aside ? <div className="mt-10 grid gap-3 border-t border-line pt-6">{aside}</div> : null}
      </div>
    </div>
  )
}
