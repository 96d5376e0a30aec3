import { useTranslations } from 'next-intl'
import { Select } from '@/components/ui/inputs'
import { civilities, locales } from '@/lib/client-files/types'

/** 'Madame', 'Monsieur', or nothing: how a message greets somebody ([2.C3]). */
export function CivilityField({ className }: { className?: string }) {
  const t = useTranslations('people.addressing')
  return (
    <Select
      name="civility"
      label={t('civility')}
      options={[
        { value: '', label: t('civilities.none') },
        ...civilities.map((value) => ({ value, label: t(`civilities.${value}`) })),
      ]}
      className={className}
    />
  )
}

/** The language of somebody's messages, else the structure's ([2.C3]). */
export function LocaleField() {
  const t = useTranslations('people.addressing')
  return (
    <Select
      name="locale"
      label={t('locale')}
      options={[
        { value: '', label: t('locales.none') },
        ...locales.map((value) => ({ value, label: t(`locales.${value}`) })),
      ]}
    />
  )
}
