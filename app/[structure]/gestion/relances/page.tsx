import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { clock } from '@/lib/core/clock'
import { formatCents } from '@/lib/core/money'
import { dayOf } from '@/lib/core/time'
import { listDuePeopleNow } from '@/lib/desk/queries/list-dues'
import { requireStaff } from '@/lib/gate/actor'
import { moneyDesk } from '@/lib/staff/types'
import { listWaitingTransfers } from '@/lib/transfers/queries'
import { listWaitingWriteOffs } from '@/lib/write-offs/queries/list-write-offs'
import { PersonDues } from './person-dues'
import { WaitingWriteOffs } from './waiting-write-offs'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.dunning'))('title') }
}

/** Who owes what, the transfers that nobody has matched first: somebody may have paid ([1.H11]). */
export default async function DunningPage({ params }: Props) {
  const { structure: slug } = await params
  const { actor, structure } = await requireStaff(slug, `/${slug}/gestion/relances`, moneyDesk)
  const now = await clock()
  const [people, waiting, givenUp] = await Promise.all([
    listDuePeopleNow(structure, now),
    listWaitingTransfers(actor),
    listWaitingWriteOffs(actor),
  ])
  const t = await getTranslations('desk.dunning')
  const total = people.reduce((sum, { totalCents }) => sum + totalCents, 0)
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader title={t('title')} lead={t('lead')} className="pb-0" />
      {waiting.total > 0 ? (
        <Notice
          kind="warning"
          title={t('unmatched', { count: waiting.total })}
          action={
            <LinkButton look="quiet" href={`/${slug}/gestion/virements`}>
              {t('match')}
            </LinkButton>
          }
        >
          {t('unmatchedText')}
        </Notice>
      ) : null}
      <WaitingWriteOffs slug={slug} currency={structure.currency} proposals={givenUp} />
      {people.length === 0 ? (
        <EmptyState icon="done" title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <>
          <p className="text-muted">
            {t('people', { count: people.length, total: formatCents(total, structure.currency) })}. {t('patience')}
          </p>
          <ul className="grid gap-4">
            {people.map((person) => (
              <PersonDues
                key={person.clientFileId}
                person={person}
                structure={structure}
                today={dayOf(now, structure.timeZone)}
                transfers={waiting.transfers}
              />
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
