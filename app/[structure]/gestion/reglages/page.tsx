import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { Icon, type IconName } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/gate/actor'
import { rights } from '@/lib/staff/types'
import { isOpen } from '@/lib/structures/rules'

type Props = { params: Promise<{ structure: string }> }

const parts = [
  ['identite', 'info'],
  ['couleurs', 'pencil'],
  ['textes', 'home'],
  ['cours', 'clock'],
  ['argent', 'credit-card'],
  ['messages', 'mail'],
  ['modules', 'check'],
  ['conditions', 'receipt'],
  ['professeurs', 'users'],
  ['lieux', 'map-pin'],
  ['pages', 'pencil'],
  ['images', 'plus'],
  ['aide', 'book'],
] as const satisfies readonly (readonly [string, IconName])[]

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

/** What the structure decides, a page for each part that serves what it runs ([2.F3]). */
export default async function SettingsPage({ params }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/reglages`
  const { structure } = await requireStaff(slug, path, rights['settings.edit'])
  const t = await getTranslations('settings')
  const open = parts.filter(([part]) => isOpen(structure.settings.modules, `gestion/reglages/${part}`))
  return (
    <div className="page">
      <PageHeader title={t('title')} lead={t('lead')} />
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {open.map(([part, icon]) => (
          <Card as="li" key={part} className="grid content-start gap-2">
            <h2 className="text-xl">
              <a href={`${path}/${part}`} className="inline-flex min-h-11 items-center gap-3">
                <Icon name={icon} className="text-accent" />
                {t(`sections.${part}.title`)}
              </a>
            </h2>
            <p className="text-muted">{t(`sections.${part}.text`)}</p>
          </Card>
        ))}
      </ul>
    </div>
  )
}
