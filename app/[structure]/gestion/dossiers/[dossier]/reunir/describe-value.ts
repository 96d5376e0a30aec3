import type { useTranslations } from 'next-intl'
import { formatNumericDay } from '@/lib/core/formatting'
import type { FileValues, MergedField } from '@/lib/duplicates/types'
import { formatPhone } from '@/lib/site/rules'

type Words = ReturnType<typeof useTranslations<'people.addressing'>>

const join = (lines: readonly string[]) => lines.filter(Boolean).join(', ')

/** A value of a file as a choice shows it. */
export function describeValue(field: MergedField, values: FileValues, words: Words): string {
  switch (field) {
    case 'civility':
      return words(`civilities.${values.civility ?? 'none'}`)
    case 'locale':
      return words(`locales.${values.locale ?? 'none'}`)
    case 'birthOn':
      return values.birthOn ? formatNumericDay(values.birthOn) : ''
    case 'phone':
      return formatPhone(values.phone)
    case 'address': {
      const { addressLine1, addressLine2, postcode, city } = values.address
      return join([addressLine1, addressLine2, `${postcode} ${city}`.trim()])
    }
    case 'billing': {
      if (!values.billing) return ''
      const { name, addressLine1, addressLine2, postcode, city } = values.billing
      return join([name, addressLine1, addressLine2, `${postcode} ${city}`.trim()])
    }
    default:
      return values[field] ?? ''
  }
}
