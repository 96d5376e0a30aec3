// The only script of ours on public pages: cart count, theme switch, menus that close. No state but a cookie's number and a choice.
;(() => {
  const doc = document
  const root = doc.documentElement

  function showCart() {
    const found = /(?:^|; )diapason_panier=(\d{1,3})(?:;|$)/.exec(doc.cookie)
    const count = found ? Number(found[1]) : 0
    for (const place of doc.querySelectorAll('[data-cart-count]')) place.textContent = count > 0 ? ` · ${count}` : ''
  }

  function showTheme() {
    const chosen = root.getAttribute('data-theme') || 'auto'
    for (const button of doc.querySelectorAll('[data-set-theme]'))
      button.setAttribute('aria-pressed', String(button.getAttribute('data-set-theme') === chosen))
  }

  function setTheme(theme) {
    if (theme === 'auto') root.removeAttribute('data-theme')
    else root.setAttribute('data-theme', theme)
    try {
      if (theme === 'auto') localStorage.removeItem('diapason_theme')
      else localStorage.setItem('diapason_theme', theme)
    } catch {}
    showTheme()
  }

  function show() {
    showCart()
    showTheme()
  }

  doc.addEventListener('click', (event) => {
    const button = event.target.closest('[data-set-theme]')
    if (button) setTheme(button.getAttribute('data-set-theme'))
    for (const menu of doc.querySelectorAll('details[data-menu][open]'))
      if (!menu.contains(event.target)) menu.open = false
  })
  doc.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    for (const menu of doc.querySelectorAll('details[data-menu][open]')) {
      menu.open = false
      menu.querySelector('summary').focus()
    }
  })
  // A page kept by the browser comes back as it was: its count may be old.
  addEventListener('pageshow', show)
  addEventListener('load', show)
  show()
})()
