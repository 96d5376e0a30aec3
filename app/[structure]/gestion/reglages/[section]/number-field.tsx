import { useTranslations } from 'next-intl'
import { TextInput } from '@/components/ui/inputs'

type Name =
  | 'bookingNoticeHours'
  | 'cancellationNoticeHours'
  | 'latePerPass'
  | 'lateUntilHours'
  | 'reminderHours'
  | 'waitingOfferHours'
  | 'cardOrderMinutes'
  | 'waitingDays'
  | 'reminderDays'
  | 'graceDays'
  | 'giftMonths'
  | 'vatPerMille'
  | 'maxRecipients'
  | 'quotaPer24Hours'
  | 'announcementMonths'

/** A whole number; its unit is in its label, its bounds in the sentence beside it when it is out of them. */
export function NumberField({ name, help }: { name: Name; help?: string }) {
  const t = useTranslations('settings.labels')
  return <TextInput name={name} label={t(name)} help={help} inputMode="numeric" maxLength={5} required />
}
