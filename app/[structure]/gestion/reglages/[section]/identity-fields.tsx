import { useTranslations } from 'next-intl'
import { Select, TextInput } from '@/components/ui/inputs'
import { Group } from '../group'

const countries = ['FR', 'BE', 'CA', 'CH', 'LU', 'MC'] as const
const lines = [
  ['who', ['name', 'tagline']],
  ['legal', ['legalName', 'legalForm', 'registration', 'director']],
] as const

/** Name, ways to reach it, what the law asks to print. */
export function IdentityFields() {
  const t = useTranslations('settings')
  const [who, legal] = lines.map(([group, names]) => (
    <Group key={group} title={t(`groups.${group}`)}>
      {names.map((name) => (
        <TextInput key={name} name={name} label={t(`labels.${name}`)} required />
      ))}
    </Group>
  ))
  return (
    <>
      {who}
      <Group title={t('groups.reach')}>
        <TextInput name="phone" type="tel" label={t('labels.phone')} help={t('helps.phone')} required />
        <TextInput name="email" type="email" label={t('labels.email')} required />
        <TextInput
          name="officeEmail"
          type="email"
          label={t('labels.officeEmail')}
          help={t('helps.officeEmail')}
          required
        />
        <TextInput name="line1" label={t('labels.line1')} required />
        <TextInput name="postcode" label={t('labels.postcode')} required />
        <TextInput name="city" label={t('labels.city')} required />
        <Select
          name="country"
          label={t('labels.country')}
          options={countries.map((value) => ({ value, label: t(`options.countries.${value}`) }))}
          required
        />
      </Group>
      {legal}
    </>
  )
}
