import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { loadChapters } from '@/components/help/load-chapters'
import { Card, Tag } from '@/components/ui/card'
import { List, ListItem } from '@/components/ui/table'
import { requireStaff } from '@/lib/gate/actor'
import { type HelpAudience, helpAudiences } from '@/lib/help/types'
import { rights } from '@/lib/staff/types'
import type { Structure } from '@/lib/structures/queries'
import { SettingsHeader } from '../settings-header'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.help'))('title') }
}

/** The chapters of both guides, those that the structure wrote itself marked ([2.F4]). */
export default async function HelpSettingsPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const { structure } = await requireStaff(slug, `/${slug}/gestion/reglages/aide`, rights['settings.edit'])
  const [{ fait }, t, words] = await Promise.all([
    searchParams,
    getTranslations('settings.help'),
    getTranslations('settings'),
  ])
  const done = { enregistre: words('saved'), retabli: t('resetDone') }[String(fait)]
  return (
    <div className="page grid min-w-0 max-w-[60rem] gap-6">
      <SettingsHeader slug={slug} title={t('title')} lead={t('lead')} done={done} />
      {helpAudiences.map((audience) => (
        <Guide key={audience} structure={structure} audience={audience} />
      ))}
    </div>
  )
}

async function Guide({ structure, audience }: { structure: Structure; audience: HelpAudience }) {
  const [chapters, t] = await Promise.all([loadChapters(structure, audience), getTranslations('settings.help')])
  const path = `/${structure.slug}/gestion/reglages/aide/${audience}`
  return (
    <Card as="section" aria-labelledby={audience} className="grid gap-3">
      <h2 id={audience} className="text-xl">
        {t(`guides.${audience}`)}
      </h2>
      <List label={t(`guides.${audience}`)}>
        {chapters.map(({ slug, title, revision }) => (
          <ListItem key={slug} aside={revision === null ? null : <Tag kind="accent">{t('own')}</Tag>}>
            <a
              id={`${audience}-${slug}`}
              href={`${path}/${slug}`}
              className="inline-flex min-h-11 scroll-mt-6 items-center"
            >
              {title}
            </a>
          </ListItem>
        ))}
      </List>
    </Card>
  )
}
