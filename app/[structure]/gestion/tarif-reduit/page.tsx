import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { clock } from '@/lib/core/clock'
import { cleanText } from '@/lib/core/text'
import { type Day, dayOf } from '@/lib/core/time'
import { listAttachmentsOfRequests } from '@/lib/documents/queries'
import { requireStaff } from '@/lib/gate/actor'
import { listGrantsInForce } from '@/lib/pricing/queries/list-grants'
import { listRequests } from '@/lib/pricing/queries/list-requests'
import { searchLearners } from '@/lib/pricing/queries/search-learners'
import { moneyDesk } from '@/lib/staff/types'
import { DirectGrant } from './direct-grant'
import { GrantList } from './grant-list'
import { RefusedList } from './refused-list'
import { RequestList } from './request-list'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<{ vue?: string; q?: string; accorde?: string; refuse?: string; retire?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('pricing.desk'))('title') }
}

const views = ['demandes', 'accordes', 'refuses', 'direct'] as const

/** The office's requests for the reduced price: to answer, granted, refused ([1.H4]). */
export default async function RateDeskPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/tarif-reduit`
  const { structure } = await requireStaff(slug, path, moneyDesk)
  const { vue, q, ...said } = await searchParams
  const search = typeof q === 'string' ? cleanText(q.slice(0, 100)) : ''
  const view = views.find((known) => known === vue) ?? 'demandes'
  const today = dayOf(await clock(), structure.timeZone)
  const shared = { slug, zone: structure.timeZone, today }
  const t = await getTranslations('pricing.desk')
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader title={t('title')} lead={t('lead')} className="pb-0" />
      <Said said={said} />
      <nav aria-label={t('viewsLabel')} className="flex flex-wrap gap-1.5">
        {views.map((known) => (
          <a
            key={known}
            href={known === 'demandes' ? path : `${path}?vue=${known}`}
            aria-current={known === view ? 'true' : undefined}
            className="chip"
          >
            {t(`views.${known}`)}
          </a>
        ))}
      </nav>
      {view === 'demandes' ? <PendingRequests {...shared} structureId={structure.id} /> : null}
      {view === 'accordes' ? <GrantList {...shared} grants={await listGrantsInForce(structure.id, today)} /> : null}
      {view === 'direct' ? (
        <DirectGrant {...{ slug, path, today, search }} learners={await searchLearners(structure.id, search, today)} />
      ) : null}
      {view === 'refuses' ? <RefusedList {...shared} requests={await listRequests(structure.id, 'refused')} /> : null}
    </div>
  )
}

/** Those to answer, with what came with each ([1.H4] [2.A10]). */
async function PendingRequests({
  structureId,
  ...shared
}: {
  structureId: string
  slug: string
  zone: string
  today: Day
}) {
  const requests = await listRequests(structureId, 'pending')
  const attached = await listAttachmentsOfRequests(
    structureId,
    requests.map(({ id }) => id),
  )
  return <RequestList {...shared} requests={requests} attached={attached} />
}

/** What the form that led here did. */
async function Said({ said }: { said: { accorde?: string; refuse?: string; retire?: string } }) {
  const t = await getTranslations('pricing.desk')
  const message = said.accorde
    ? t('saidGranted')
    : said.refuse
      ? t('saidRefused')
      : said.retire
        ? t('saidRevoked')
        : null
  if (!message) return null
  return (
    <Notice kind="positive" role="status">
      {message}
    </Notice>
  )
}
