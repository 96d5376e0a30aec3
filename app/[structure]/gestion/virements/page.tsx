import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/gate/actor'
import { moneyDesk } from '@/lib/staff/types'
import { listDoneTransfers, listStatements, listWaitingTransfers } from '@/lib/transfers/queries'
import { transferFilter } from '@/lib/transfers/schema'
import { DoneTransfers, Statements } from './history'
import { ImportForm } from './import-form'
import { WaitingList } from './waiting-list'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('transfers'))('title') }
}

/** The bank: statements come in, transfers are matched to their orders, a person confirms ([1.H3] [6.R9]). */
export default async function TransfersPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const { actor, structure } = await requireStaff(slug, `/${slug}/gestion/virements`, moneyDesk)
  const [waiting, done, statements, t, credits] = await Promise.all([
    listWaitingTransfers(actor),
    listDoneTransfers(actor),
    listStatements(actor),
    getTranslations('transfers'),
    getTranslations('accountCredits'),
  ])
  return (
    <div className="page grid min-w-0 gap-8">
      <PageHeader title={t('title')} lead={t('lead')} className="pb-0" />
      <Result filter={transferFilter.parse(await searchParams)} />
      <ImportForm slug={slug} />
      <WaitingList slug={slug} {...waiting} />
      <DoneTransfers slug={slug} transfers={done} />
      <Statements statements={statements} zone={structure.timeZone} />
      <p>
        <a href={`/${slug}/gestion/virements/credits`} className="inline-flex min-h-11 items-center">
          {credits('link')}
        </a>
      </p>
    </div>
  )
}

/** What was just imported or recorded. */
async function Result({ filter: { lus, connus, faits, changes } }: { filter: z.output<typeof transferFilter> }) {
  const t = await getTranslations('transfers')
  if (lus !== undefined) {
    return (
      <Notice kind="positive" role="status">
        {t('import.done', { added: lus, known: connus ?? 0 })}
      </Notice>
    )
  }
  if (faits === undefined) return null
  return (
    <Notice kind={changes ? 'warning' : 'positive'} role="status">
      {t('done.result', { done: faits })} {changes ? t('done.changed', { changed: changes }) : null}
    </Notice>
  )
}
