/**
 * What a browser may do with a page: show it outside of frames, with styles, pictures and forms of this wiki; run this
 * wiki's scripts and ask its API only where the page has any. It keeps no copy: pages show who is logged in.
 */
export function securityHeaders(hasScripts: boolean): readonly (readonly [name: string, value: string])[] {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    ...(hasScripts ? ["script-src 'self'", "connect-src 'self'"] : []),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return [
    ['Cache-Control', 'private, no-store'],
    ['Content-Security-Policy', policy.join('; ')],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Referrer-Policy', 'same-origin'],
    ['Vary', 'Accept-Language, Cookie'],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
  ];
}
