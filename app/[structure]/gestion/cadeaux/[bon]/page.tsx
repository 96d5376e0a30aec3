import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { deskPassPath } from '@/components/bookings/desk-paths'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { clock } from '@/lib/core/clock'
import { dayOf } from '@/lib/core/time'
import { requireStaff } from '@/lib/gate/actor'
import { findVoucher } from '@/lib/gifts/queries/find-voucher'
import { checkRedemption, formatCode } from '@/lib/gifts/rules'
import { voucherUseInput } from '@/lib/gifts/schema'
import { moneyDesk, schoolDesk } from '@/lib/staff/types'
import { UsePanel } from './use-panel'
import { VoucherPanel } from './voucher-panel'

type Props = {
  params: Promise<{ structure: string; bon: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('gifts.desk'))('one') }
}

/** A gift as the office sees it: what it is, and for whom it is used on the telephone ([1.C7] [1.H8]). */
export default async function GiftPage({ params, searchParams }: Props) {
  const { structure: slug, bon } = await params
  const path = `/${slug}/gestion/cadeaux`
  const { actor, structure } = await requireStaff(slug, `${path}/${bon}`, moneyDesk)
  const voucher = (await findVoucher({ structureId: structure.id, voucherId: bon })) ?? notFound()
  const asked = await searchParams
  const today = dayOf(await clock(), structure.timeZone)
  const verdict = checkRedemption(voucher, { today, clientFileId: null, isOffice: true })
  const mayBook = schoolDesk.some((role) => role === actor.role)
  const [t, refusals] = await Promise.all([getTranslations('gifts.desk'), getTranslations('gifts.refusals')])
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={path}>{t('title')}</a>}
        title={t('oneTitle', { code: formatCode(voucher.code) })}
        className="pb-0"
      />
      {asked.utilise && voucher.usedFor ? (
        <Notice
          kind="positive"
          role="status"
          action={
            voucher.passId && mayBook ? (
              <LinkButton href={deskPassPath(slug, voucher.passId)}>{t('book')}</LinkButton>
            ) : undefined
          }
        >
          {t('used', { learner: voucher.usedFor })}
        </Notice>
      ) : null}
      <VoucherPanel voucher={voucher} structure={structure} today={today} mayBook={mayBook} />
      {verdict.ok ? (
        <UsePanel voucher={voucher} actor={actor} slug={slug} asked={voucherUseInput.parse(asked)} />
      ) : voucher.usedFor ? null : (
        <Notice kind="warning">{refusals(verdict.refusal as 'voucher_expired')}</Notice>
      )}
    </div>
  )
}
