/** Half a mask: brow, two eyes, a rounded chin. Drawn on a 28-unit square. */
export const Logo = (props: { readonly size: number }) => (
  <svg width={props.size} height={props.size} viewBox="0 0 28 28" aria-hidden="true">
    <path
      fill="currentColor"
      fillRule="evenodd"
      d="M2.8 6.6C6.600 4.900 10 4.700 14 6c4-1.300 7.400-1.100 11.200.6.2 9.300-3.100 16.400-7.300 16.400-2 0-2.500-1.600-3.900-1.600S12.100 23 10.100 23C5.900 23 2.600 15.900 2.800 6.600Zm4 5.300c1.400 2.300 3.900 2.500 5.500.8-1.400-1.900-3.500-2.200-5.500-.8Zm14.400 0c-2-1.400-4.100-1.100-5.500.8 1.600 1.700 4.100 1.500 5.500-.8Z"
    />
  </svg>
);
