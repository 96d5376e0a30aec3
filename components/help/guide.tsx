import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { TextInput } from '@/components/ui/inputs'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { List, ListItem } from '@/components/ui/table'
import { helpPath, searchChapters } from '@/lib/help/rules'
import type { HelpAudience } from '@/lib/help/types'
import { formatPhone } from '@/lib/site/rules'
import type { Structure } from '@/lib/structures/queries'
import { loadChapters } from './load-chapters'

type Props = { structure: Structure; audience: HelpAudience; asked: string }

/** A guide: what is looked for in it, or its chapters in their order ([2.F4]). */
export async function Guide({ structure, audience, asked }: Props) {
  const [chapters, t] = await Promise.all([loadChapters(structure, audience), getTranslations('help')])
  const { slug } = structure
  const isStaff = audience === 'staff'
  const path = helpPath(slug, audience)
  return (
    <div className="page grid min-w-0 gap-6 pb-12">
      <PageHeader
        title={t(isStaff ? 'staffTitle' : 'title')}
        lead={t(isStaff ? 'staffLead' : 'lead')}
        className="!pb-0"
      />
      <search>
        <form action={path} className="flex max-w-[36rem] flex-wrap items-end gap-3">
          <TextInput name="q" type="search" label={t('search')} defaultValue={asked} className="min-w-0 flex-1" />
          <Button type="submit">{t('submit')}</Button>
        </form>
      </search>
      {asked === '' ? (
        <List label={t('all')}>
          {chapters.map((chapter) => (
            <ListItem key={chapter.slug}>
              <a href={`${path}/${chapter.slug}`} className="inline-flex min-h-11 items-center gap-2 font-medium">
                {chapter.title}
                <Icon name="arrow-right" />
              </a>
            </ListItem>
          ))}
        </List>
      ) : (
        <Found structure={structure} path={path} asked={asked} found={searchChapters(chapters, asked)} />
      )}
      <Contact structure={structure} />
    </div>
  )
}

type FoundProps = { structure: Structure; path: string; asked: string; found: ReturnType<typeof searchChapters> }

async function Found({ structure, path, asked, found }: FoundProps) {
  const t = await getTranslations('help')
  const title = t('found', { count: found.length, asked })
  const clear = (
    <a href={path} className="inline-flex min-h-11 items-center">
      {t('clear')}
    </a>
  )
  if (found.length === 0)
    return (
      <EmptyState icon="search" title={title} action={clear}>
        {t('foundNone', { phone: formatPhone(structure.settings.phone) })}
      </EmptyState>
    )
  return (
    <section className="grid gap-3">
      <h2>
        <span role="status">{title}</span>
      </h2>
      <List label={title}>
        {found.map(({ slug, title: name, excerpt }) => (
          <ListItem key={slug}>
            <a href={`${path}/${slug}`} className="inline-flex min-h-11 items-center font-medium">
              {name}
            </a>
            <span className="block text-muted">{excerpt}</span>
          </ListItem>
        ))}
      </List>
      <p>{clear}</p>
    </section>
  )
}

/** Whom to ask when the guide doesn't say. */
export async function Contact({ structure: { settings } }: { structure: Structure }) {
  const t = await getTranslations('help')
  return <p className="text-muted">{t('contact', { phone: formatPhone(settings.phone), email: settings.email })}</p>
}
