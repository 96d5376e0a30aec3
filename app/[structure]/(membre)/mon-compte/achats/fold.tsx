import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

/** A section under its heading, which says how to fold it ([1.E2]). Works without a script. */
export function Fold({ title, id, children }: { title: string; id?: string; children: ReactNode }) {
  const t = useTranslations('orders.mine')
  return (
    <details open id={id} className="group/fold min-w-0">
      <summary className="flex min-h-11 flex-wrap items-center justify-between gap-x-6 border-b border-line py-2">
        <h2>{title}</h2>
        <span className="no-print inline-flex items-center gap-2 text-accent">
          <span className="hidden underline underline-offset-4 group-open/fold:inline">{t('hide')}</span>
          <span className="underline underline-offset-4 group-open/fold:hidden">{t('show')}</span>
          <Icon name="chevron-down" className="transition-transform group-open/fold:rotate-180" />
        </span>
      </summary>
      <div className="pt-5">{children}</div>
    </details>
  )
}
