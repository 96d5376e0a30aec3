'use client'

import { useEffect } from 'react'
import { cartCookieDays, cartCountCookie } from '@/lib/cart/types'

/** Keeps the figure of public pages true: what another device or a payment changed is known here first. */
export function CartCount({ count }: { count: number }) {
  useEffect(() => {
    const secure = location.protocol === 'https:' ? '; secure' : ''
    // biome-ignore lint/suspicious/noDocumentCookie: the cookie store of browsers isn't everywhere, and wants https
    document.cookie = `${cartCountCookie}=${count}; path=/; max-age=${cartCookieDays * 24 * 3600}; samesite=lax${secure}`
    for (const place of document.querySelectorAll('[data-cart-count]'))
      place.textContent = count > 0 ? `\u00a0· ${count}` : ''
  }, [count])
  return null
}
