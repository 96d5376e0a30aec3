import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Tag } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { findPassForChange, type PassForChange } from '@/lib/bookings/queries/find-changed-pass'
import { passPageSearch } from '@/lib/bookings/schema'
import { clock } from '@/lib/core/clock'
import { formatDay } from '@/lib/core/formatting'
import { isId } from '@/lib/core/ids'
import { dayOf } from '@/lib/core/time'
import { requireStaff } from '@/lib/gate/actor'
import { hasRight } from '@/lib/staff/rules'
import { rights } from '@/lib/staff/types'
import { ExtensionPanel } from './extension-panel'
import { FreezePanel } from './freeze-panel'
import { HistoryPanel } from './history-panel'

type Search = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ structure: string; forfait: string }>; searchParams: Promise<Search> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('passChanges'))('metaTitle') }
}

/** The days of a pass: given more, frozen, what was done before and by whom ([1.H9]). */
export default async function PassPage({ params, searchParams }: Props) {
  const { structure: slug, forfait } = await params
  const path = `/${slug}/gestion/forfaits/${forfait}`
  const { actor, structure } = await requireStaff(slug, path, rights['passes.extend'])
  const pass = (isId(forfait) ? await findPassForChange(structure.id, forfait) : null) ?? notFound()
  const { fait, ...asked } = passPageSearch.parse(await searchParams)
  const today = dayOf(await clock(), structure.timeZone)
  const t = await getTranslations('passChanges')
  const of = { slug, path, pass, today, asked }
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={
          hasRight(actor.role, 'files.see') ? (
            <a href={`/${slug}/gestion/dossiers/${pass.fileNumber}`}>{t('back')}</a>
          ) : null
        }
        title={t('title', { name: pass.name, learner: pass.learner })}
        lead={<Facts pass={pass} />}
        className="pb-0"
        actions={
          pass.isGroup ? null : (
            <LinkButton look="quiet" icon="calendar-plus" href={`/${slug}/gestion/reserver/${pass.id}`}>
              {t('backLessons')}
            </LinkButton>
          )
        }
      />
      {fait ? (
        <Notice kind="positive" role="status">
          {t(`done.${fait}`, { until: formatDay(pass.validUntil) })}
        </Notice>
      ) : null}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <ExtensionPanel of={of} />
        {pass.isGroup ? null : <FreezePanel of={of} />}
      </div>
      <HistoryPanel of={of} zone={structure.timeZone} />
    </div>
  )
}

function Facts({ pass: { validFrom, validUntil, frozen, remaining } }: { pass: PassForChange }) {
  const t = useTranslations('passChanges')
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span>{t('days', { from: formatDay(validFrom), until: formatDay(validUntil) })}</span>
      <span>{t('left', { count: remaining })}</span>
      {frozen ? (
        <Tag kind="warning">{t('frozen', { from: formatDay(frozen.from), until: formatDay(frozen.until) })}</Tag>
      ) : null}
    </p>
  )
}
