import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Details } from '@/components/ui/details'
import { DateInput, Textarea, TextInput } from '@/components/ui/inputs'
import { SubmitButton } from '@/components/ui/submit-button'
import { setGiftDetails } from '@/lib/cart/actions'
import type { CartLine } from '@/lib/cart/types'
import { formatDay, formatNumericDay } from '@/lib/core/formatting'
import type { Day } from '@/lib/core/time'
import type { GiftDetails } from '@/lib/gifts/types'

type Props = { structure: string; line: CartLine; today: Day; giftMonths: number }

/** For whom a gift of the cart is: asked there and then, shown once it is said ([1.C7]). */
export function GiftLine(props: Props) {
  const t = useTranslations('gifts.line')
  const { gift } = props.line
  if (!gift)
    return (
      <section className="grid gap-4 rounded-m border border-line-strong p-4" aria-label={t('title')}>
        <h4>{t('title')}</h4>
        <GiftForm {...props} />
      </section>
    )
  return (
    <div className="grid gap-1">
      <Said gift={gift} />
      <Details summary={t('change')}>
        <GiftForm {...props} />
      </Details>
    </div>
  )
}

function Said({ gift }: { gift: GiftDetails }) {
  const t = useTranslations('gifts.line')
  const { recipientName, recipientEmail, message, sendOn } = gift
  return (
    <>
      <p className="font-medium">{t('for', { name: recipientName })}</p>
      <p className="text-sm text-muted [overflow-wrap:anywhere]">
        {recipientEmail ? t('byMail', { email: recipientEmail, day: formatDay(sendOn) }) : t('byHand')}
      </p>
      {message ? (
        <blockquote className="whitespace-pre-line text-sm italic">{`«\u00a0${message}\u00a0»`}</blockquote>
      ) : null}
    </>
  )
}

function GiftForm({ structure, line, today, giftMonths }: Props) {
  const t = useTranslations('gifts.line')
  const { gift } = line
  const values = {
    recipientName: gift?.recipientName ?? '',
    recipientEmail: gift?.recipientEmail ?? '',
    message: gift?.message ?? '',
    sendOn: formatNumericDay(gift?.sendOn ?? today),
  }
  return (
    <ActionForm action={setGiftDetails} values={values} className="gap-4">
      <HiddenFields structure={structure} line={line.id} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput
          name="recipientName"
          label={t('name')}
          help={t('nameHelp')}
          required
          autoComplete="off"
          maxLength={60}
        />
        <TextInput
          name="recipientEmail"
          type="email"
          label={t('email')}
          help={t('emailHelp')}
          autoComplete="off"
          maxLength={254}
        />
      </div>
      <Textarea name="message" label={t('message')} help={t('messageHelp')} rows={3} maxLength={400} />
      <DateInput
        name="sendOn"
        label={t('day')}
        help={t('dayHelp', { months: giftMonths })}
        required
        autoComplete="off"
      />
      <div>
        <SubmitButton look="quiet" pendingLabel={t('saving')}>
          {t('save')}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
