import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { List } from '@/components/ui/table'
import { paletteInput } from '@/lib/finder/schema'
import type { Finding } from '@/lib/finder/types'
import { requireStaff } from '@/lib/gate/actor'
import { staffRoles } from '@/lib/staff/types'
import { SearchBar } from '../search-bar'
import { listFindings } from './list-findings'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('files.palette'))('title') }
}

/** The palette as a page: any client, order, course or page of the office, without a script too ([2.A1]). */
export default async function FindPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/chercher`
  await requireStaff(slug, path, staffRoles)
  const { typed } = paletteInput.parse(await searchParams)
  const [findings, t] = await Promise.all([listFindings(slug, typed), getTranslations('files.palette')])
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader title={t('title')} className="pb-0" />
      <SearchBar path={path} words={{ label: t('label'), button: t('search') }} search={typed} isLive />
      <p role="status" className="text-muted">
        {t('found', { count: findings.length })}
      </p>
      {findings.length === 0 ? (
        <EmptyState icon="search" title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        [...new Set(findings.map(({ kind }) => kind))].map((kind) => (
          <Group key={kind} kind={kind} findings={findings} />
        ))
      )}
    </div>
  )
}

async function Group({ kind, findings }: { kind: Finding['kind']; findings: Finding[] }) {
  const those = findings.filter((finding) => finding.kind === kind)
  if (those.length === 0) return null
  const t = await getTranslations('files.palette')
  return (
    <section aria-labelledby={kind} className="grid gap-3">
      <h2 id={kind} className="text-xl">
        {t(`kinds.${kind}`)}
      </h2>
      <List label={t(`kinds.${kind}`)}>
        {those.map(({ id, href, title, detail }) => (
          <li key={id} className="grid gap-0.5">
            <a href={href} className="font-semibold">
              {title}
            </a>
            <span className="text-sm break-words text-muted">{detail}</span>
          </li>
        ))}
      </List>
    </section>
  )
}
