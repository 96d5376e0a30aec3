import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FormPage } from '@/components/account/panel'
import { Button } from '@/components/ui/button'
import { TextInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { dayOf } from '@/lib/core/time'
import { requireMember } from '@/lib/gate/actor'
import { countGuess, guessesAtCode } from '@/lib/gate/limits'
import { readFrom } from '@/lib/gate/request'
import { findVoucherOfCode } from '@/lib/gifts/queries/find-voucher'
import { checkRedemption, formatCode, readCode } from '@/lib/gifts/rules'
import { codeInput } from '@/lib/gifts/schema'
import type { VoucherRefusal } from '@/lib/gifts/types'
import { formatPhone } from '@/lib/site/rules'
import { UseVoucher } from './use-voucher'

type Props = { params: Promise<{ structure: string }>; searchParams: Promise<{ code?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('gifts.redeem'))('title'), referrer: 'no-referrer' }
}

/** 'Utiliser un bon cadeau' ([1.C7]): the code, what it gives, for whom, and it is a pass. */
export default async function RedeemPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const code = codeInput.catch('').parse((await searchParams).code ?? '')
  const back = code ? `?code=${encodeURIComponent(code)}` : ''
  const { actor, structure, now } = await requireMember(slug, `/${slug}/mon-compte/cadeau${back}`)
  const t = await getTranslations('gifts.redeem')
  const today = dayOf(now, structure.timeZone)
  const found = code ? await lookUp(actor.accountId, structure.id, code) : null
  const voucher = found?.ok ? found.value : null
  const verdict = voucher
    ? checkRedemption(voucher, { today, clientFileId: actor.clientFileId, isOffice: false })
    : found
  return (
    <FormPage title={t('title')} lead={t('lead')} back={{ href: `/${slug}/mon-compte/reserver`, label: t('back') }}>
      {verdict && !verdict.ok ? (
        <Refused refusal={verdict.refusal} detail={verdict.detail} phone={structure.settings.phone} />
      ) : null}
      {voucher && verdict?.ok ? (
        <UseVoucher voucher={voucher} actor={actor} structure={structure} today={today} />
      ) : (
        <CodeForm path={`/${slug}/mon-compte/cadeau`} typed={readCode(code) ? formatCode(readCode(code)!) : code} />
      )}
    </FormPage>
  )
}

/** A wrong code counts as a guess; a right one never does, whatever became of its voucher. */
async function lookUp(accountId: string, structureId: string, code: string) {
  const { ipAddress } = await readFrom()
  return countGuess(guessesAtCode(accountId, ipAddress), () => findVoucherOfCode(structureId, code))
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

/** The code, in the address: the link of the mail comes here with its own. */
async function CodeForm({ path, typed }: { path: string; typed: string }) {
  const t = await getTranslations('gifts.redeem')
  return (
    <form method="get" action={path} className="grid gap-5">
      <TextInput
        name="code"
        label={t('code')}
        help={t('codeHelp')}
        required
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        defaultValue={typed}
      />
      <div>
        <Button type="submit" size="large">
          {t('look')}
        </Button>
      </div>
    </form>
  )
}
