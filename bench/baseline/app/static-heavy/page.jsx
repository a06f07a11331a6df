export const dynamic = 'force-static'

/** As many bytes as a service page of the portal, about 130 kB with its payload. */
export default function Heavy() {
  return (
    <main>
      {Array.from({ length: 520 }, (_, row) => (
        <p key={row} className="row">
          Sətir {row}: dövlət xidməti haqqında bir cümlə, təxminən bu uzunluqda.
        </p>
      ))}
    </main>
  )
}
