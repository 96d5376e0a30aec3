import { useTranslations } from 'next-intl'
import type { Elsewhere } from '@/lib/client-files/queries/find-member-context'

type Props = { elsewhere: readonly Elsewhere[]; home: 'mon-compte' | 'gestion' }

/** The other structures that the same login opens, each at its first page; nothing for somebody who has one. */
export function StructureSwitch({ elsewhere, home }: Props) {
  const t = useTranslations('settings.switch')
  if (elsewhere.length === 0) return null
  return (
    <nav aria-label={t('label')} className="no-print flex flex-wrap items-center gap-x-4 text-sm">
      <span className="text-muted">{t(home)}</span>
      {elsewhere.map(({ slug, name }) => (
        <a key={slug} href={`/${slug}/${home}`} className="inline-flex min-h-11 items-center">
          {name}
        </a>
      ))}
    </nav>
  )
}
