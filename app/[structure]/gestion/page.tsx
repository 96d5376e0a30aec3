import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import type { Staff } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import { dayOf } from '@/lib/core/time'
import { countFailures } from '@/lib/deliveries/queries/list-failures'
import { countWaiting } from '@/lib/desk/queries/count-waiting'
import { listDuePeopleNow } from '@/lib/desk/queries/list-dues'
import { getContext, requireStaff } from '@/lib/gate/actor'
import { listToAgree, listToApprove } from '@/lib/mailings/queries/list-mailings'
import { listPartsByHand } from '@/lib/refunds/queries/find-refund'
import { hasRight } from '@/lib/staff/rules'
import { staffRoles } from '@/lib/staff/types'
import type { Structure } from '@/lib/structures/queries'
import {
  FillingPanel,
  MembershipsPanel,
  MoneyPanel,
  TodayPanel,
  type WaitingEntry,
  WaitingPanel,
  waitingKeys,
} from './home-figures'
import { listOfficePages, type OfficePage } from './menu'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.home'))('title') }
}

/**
 * Where somebody of the office lands ([1.H5]): what today holds, what waits, and the figures that their roles see; who has
 * no figures (a teacher, or a structure without shop nor lessons) finds their few pages here too.
 */
export default async function OfficeHomePage({ params }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion`
  const { actor, structure, name } = await requireStaff(slug, path, staffRoles)
  const [{ staff }, now, t] = await Promise.all([getContext(slug), clock(), getTranslations('desk.home')])
  const { timeZone: zone, currency, settings } = structure
  const pages = listOfficePages(staff?.roles ?? [], settings.modules)
  const office = { actor, path, zone, currency, today: dayOf(now, zone) }
  const opens = (key: OfficePage['key']) => pages.some((page) => page.key === key)
  return (
    <div className="page">
      <PageHeader title={t('title')} lead={t(leadOf(pages), { name })} />
      {pages.length === 0 ? (
        <EmptyState icon="calendar" title={t('nothing')}>
          {t('nothingText')}
        </EmptyState>
      ) : (
        <div className="grid gap-4 lg:grid-cols-2">
          {opens('agenda') ? <TodayPanel {...office} /> : null}
          {opens('orders') || opens('messages') ? (
            <WaitingPanel waiting={await listWaiting(actor, structure, pages)} />
          ) : null}
          {opens('figures') ? <MoneyPanel {...office} /> : null}
          {opens('courses') ? <FillingPanel {...office} /> : null}
          {opens('orders') && settings.modules.includes('memberships') ? <MembershipsPanel {...office} /> : null}
        </div>
      )}
      {opens('figures') ? null : (
        <ul className="mt-4 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {pages.map((page) => (
            <PageCard key={page.path} slug={slug} page={page} />
          ))}
        </ul>
      )}
    </div>
  )
}

/** Money at the desk, the school's day, or neither where the structure runs neither ([2.F3]). */
function leadOf(pages: readonly OfficePage[]) {
  const opens = (key: OfficePage['key']) => pages.some((page) => page.key === key)
  if (opens('figures')) return 'lead'
  return opens('agenda') ? 'leadSchool' : 'leadFiles'
}

/** What waits, of the pages that one opens. */
async function listWaiting(actor: Staff, structure: Structure, pages: readonly OfficePage[]) {
  const opens = (key: OfficePage['key']) => pages.some((page) => page.key === key)
  const [counts, messages] = await Promise.all([
    opens('orders') ? countByPage(actor, structure) : ({} as Awaited<ReturnType<typeof countByPage>>),
    opens('messages') ? listMessagesWaiting(actor, `/${structure.slug}/gestion`) : [],
  ])
  const money = waitingKeys.flatMap((key) => {
    const page = pages.find((each) => each.key === key)
    const count = counts[key] ?? 0
    return page && count > 0 ? [{ key, count, href: `/${structure.slug}/gestion/${page.path}` }] : []
  })
  return [...money, ...messages]
}

/** What waits for one's agreement or for an admin's word ([2.C9] [2.C10]), and what didn't arrive: wrong addresses, and for an admin whatever else failed ([2.C2]). */
async function listMessagesWaiting(actor: Staff, path: string): Promise<WaitingEntry[]> {
  const [{ addresses, troubles }, agreements, approvals] = await Promise.all([
    countFailures(actor),
    listToAgree(actor),
    listToApprove(actor),
  ])
  const entries = [
    { key: 'agreements' as const, count: agreements.length, href: `${path}/envois` },
    { key: 'approvals' as const, count: approvals.length, href: `${path}/envois` },
    { key: 'addresses' as const, count: addresses, href: `${path}/messages/adresses` },
    {
      key: 'troubles' as const,
      count: hasRight(actor.role, 'messages.troubles') ? troubles : 0,
      href: `${path}/messages/a-traiter`,
    },
  ]
  return entries.filter(({ count }) => count > 0)
}

/** How many things wait on each page that has something waiting. */
async function countByPage(actor: Staff, structure: Structure): Promise<Partial<Record<OfficePage['key'], number>>> {
  const [waiting, people, refunds] = await Promise.all([
    countWaiting(actor),
    clock().then((now) => listDuePeopleNow(structure, now)),
    listPartsByHand(actor),
  ])
  return { ...waiting, dunning: people.length, refunds: refunds.length }
}

async function PageCard({ slug, page }: { slug: string; page: OfficePage }) {
  const t = await getTranslations('desk')
  return (
    <Card as="li" className="grid content-start gap-2">
      <h2 className="text-xl">
        <a href={`/${slug}/gestion/${page.path}`} className="inline-flex min-h-11 items-center gap-3">
          <Icon name={page.icon} className="text-accent" />
          {t(`menu.${page.key}`)}
        </a>
      </h2>
      <p className="text-muted">{t(`home.texts.${page.key}`)}</p>
    </Card>
  )
}
