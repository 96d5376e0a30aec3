import { useTranslations } from 'next-intl'
import { CheckboxGroup } from '@/components/ui/checkbox-group'
import { Checkbox } from '@/components/ui/choices'
import { Select, TextInput } from '@/components/ui/inputs'
import type { Structure } from '@/lib/structures/queries'
import { chequeActivations, currencies, ledgerAccounts, taxMentions } from '@/lib/structures/types'
import { Group } from '../group'
import { NumberField } from './number-field'

const delays = ['cardOrderMinutes', 'waitingDays', 'reminderDays', 'graceDays', 'giftMonths'] as const

/** Where money goes, how long it is waited for, what invoices and entries say ([1.D4] [1.D7] [1.D8] [1.D11] [1.H11] [6.L4]). */
export function MoneyFields({ structure: { settings } }: { structure: Structure }) {
  const [t, accountName] = [useTranslations('settings'), useTranslations('accounting.accounts')]
  const { suspendsAfterGrace, withdrawsDatedSessions } = settings.money
  return (
    <>
      <Group title={t('groups.bank')}>
        <TextInput name="holder" label={t('labels.holder')} required />
        <TextInput name="bank" label={t('labels.bank')} required />
        <TextInput name="iban" label={t('labels.iban')} autoComplete="off" required />
        <TextInput name="bic" label={t('labels.bic')} autoComplete="off" required />
      </Group>
      <Group title={t('groups.cheques')}>
        <TextInput name="payee" label={t('labels.payee')} required />
        <Select
          name="activation"
          label={t('labels.activation')}
          options={chequeActivations.map((value) => ({ value, label: t(`options.activation.${value}`) }))}
        />
        <TextInput name="chequeLine1" label={t('labels.line1')} required />
        <TextInput name="chequePostcode" label={t('labels.postcode')} required />
        <TextInput name="chequeCity" label={t('labels.city')} required />
      </Group>
      <Group title={t('groups.delays')}>
        {delays.map((name) => (
          <NumberField key={name} name={name} />
        ))}
        <Checkbox
          name="suspendsAfterGrace"
          label={t('labels.suspendsAfterGrace')}
          defaultChecked={suspendsAfterGrace}
        />
        <Checkbox
          name="withdrawsDatedSessions"
          label={t('labels.withdrawsDatedSessions')}
          defaultChecked={withdrawsDatedSessions}
        />
      </Group>
      <Group title={t('groups.invoices')}>
        <Select
          name="taxMention"
          label={t('labels.taxMention')}
          help={t('helps.taxMention')}
          options={taxMentions.map((value) => ({ value, label: t(`options.taxMention.${value}`) }))}
        />
        <NumberField name="vatPerMille" help={t('helps.vatPerMille')} />
        <TextInput name="siret" label={t('labels.siret')} />
        <CheckboxGroup
          name="currencies"
          label={t('labels.currencies')}
          options={currencies.map((value) => ({ value, label: t(`options.currencies.${value}`) }))}
          defaultValues={settings.currencies}
        />
      </Group>
      <Group title={t('groups.accounts')}>
        {ledgerAccounts.map((name) => (
          <TextInput key={name} name={`account_${name}`} label={accountName(name)} autoComplete="off" required />
        ))}
      </Group>
    </>
  )
}
