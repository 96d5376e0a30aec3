import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { FormPage } from '@/components/account/panel'
import { ActionForm } from '@/components/ui/action-form'
import { TextInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Viewer } from '@/lib/core/actor'
import { dayOf } from '@/lib/core/time'
import { requireMember } from '@/lib/gate/actor'
import { countGuess, guessesAtCode } from '@/lib/gate/limits'
import { readFrom } from '@/lib/gate/request'
import { showVoucherAction } from '@/lib/gifts/actions'
import { findShownVoucher, findVoucherOfCode, sealVoucher } from '@/lib/gifts/queries/find-voucher'
import { checkRedemption } from '@/lib/gifts/rules'
import { codeInput, sealInput } from '@/lib/gifts/schema'
import type { VoucherRefusal } from '@/lib/gifts/types'
import { formatPhone } from '@/lib/site/rules'
import type { Structure } from '@/lib/structures/queries'
import { UseVoucher } from './use-voucher'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Partial<Record<'code' | 'bon', string | string[]>>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('gifts.redeem'))('title'), referrer: 'no-referrer' }
}

/** 'Utiliser un bon cadeau' ([1.C7]): the code, what it gives, for whom, and it is a pass. */
export default async function RedeemPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const asked = await searchParams
  const code = codeInput.catch('').parse(asked.code ?? '')
  const path = `/${slug}/mon-compte/cadeau`
  const { actor, structure, now } = await requireMember(slug, code ? `${path}?code=${encodeURIComponent(code)}` : path)
  const t = await getTranslations('gifts.redeem')
  const missed = code ? await openLink(actor, path, code) : null
  const voucher = await findShownVoucher(actor, sealInput.catch('').parse(asked.bon ?? ''))
  const today = dayOf(now, structure.timeZone)
  const { clientFileId } = actor
  const verdict = voucher ? checkRedemption(voucher, { today, clientFileId, isOffice: false }) : missed
  return (
    <FormPage title={t('title')} lead={t('lead')} back={{ href: `/${slug}/mon-compte/reserver`, label: t('back') }}>
      {verdict && !verdict.ok ? (
        <Refused refusal={verdict.refusal} detail={verdict.detail} phone={structure.settings.phone} />
      ) : null}
      {voucher && verdict?.ok ? (
        <UseVoucher voucher={voucher} seal={String(asked.bon)} actor={actor} structure={structure} today={today} />
      ) : (
        <CodeForm structure={structure} />
      )}
    </FormPage>
  )
}

/** The link of the mail brings its code, which leaves the address at once: it is a key ([6.S3]). @returns why it opens nothing */
async function openLink(actor: Viewer, path: string, code: string) {
  const { ipAddress } = await readFrom()
  const guesses = guessesAtCode(actor.accountId, ipAddress)
  const found = await countGuess(guesses, () => findVoucherOfCode(actor.structureId, code))
  return found.ok ? redirect(`${path}?bon=${sealVoucher(actor, found.value.id)}` as never) : found
}

type Refusal = { refusal: VoucherRefusal | 'too_many_attempts'; detail?: object; phone: string }

async function Refused({ refusal, detail, phone }: Refusal) {
  const t = await getTranslations('gifts')
  return (
    <Notice kind="warning" role="alert" className="mb-6">
      <p>{t(`refusals.${refusal}`, { minutes: 1, minAge: 0, maxAge: 0, ...detail } as never)}</p>
      <a href={`tel:${phone}`} className="inline-flex min-h-11 items-center">
        {t('redeem.phone', { phone: formatPhone(phone) })}
      </a>
    </Notice>
  )
}

async function CodeForm({ structure }: { structure: Structure }) {
  const t = await getTranslations('gifts.redeem')
  return (
    <ActionForm action={showVoucherAction}>
      <HiddenFields structure={structure.slug} />
      <TextInput
        name="code"
        label={t('code')}
        help={t('codeHelp')}
        required
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <div>
        <SubmitButton size="large" pendingLabel={t('using')}>
          {t('look')}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
