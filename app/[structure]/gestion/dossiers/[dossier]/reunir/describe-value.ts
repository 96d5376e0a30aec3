import { formatNumericDay } from '@/lib/core/formatting'
import type { FileValues, MergedField } from '@/lib/duplicates/types'
import { formatPhone } from '@/lib/site/rules'

const join = (lines: readonly string[]) => lines.filter(Boolean).join(', ')

/** A value of a file as a choice shows it. */
export function describeValue(field: MergedField, values: FileValues): string {
  switch (field) {
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
