import type { ReactNode } from 'react';
import type { FaceKey } from '../../session/live-session.ts';

/** Eyes, brows and mouth of each face on a 44-unit circle; they stand in until an avatar brings its own pictures. */
const DRAWINGS: Readonly<Record<FaceKey, ReactNode>> = {
  smile: (
    <>
      <path d="M16 18.500v1M28 18.500v1" />
      <path d="M14 26c2 4.500 5 6 8 6s6-1.500 8-6" />
    </>
  ),
  laugh: (
    <>
      <path d="M13.500 19.500c1-2.500 4-2.500 5 0M25.500 19.500c1-2.500 4-2.500 5 0" />
      <path d="M14 25h16c0 5-3.500 8.500-8 8.500S14 30 14 25Z" fill="currentColor" fillOpacity="0.24" />
    </>
  ),
  wink: (
    <>
      <path d="M13.500 19.500c1.500-1.500 3.500-1.500 5 0M28 18.500v1" />
      <path d="M25.500 14c1.500-1.300 3.500-1.300 5 0" />
      <path d="M16 27c3 3.500 8 4 12-1" />
    </>
  ),
  surprise: (
    <>
      <path d="M13.500 13.500c1.500-1.700 3.500-1.700 5 0M25.500 13.500c1.500-1.700 3.500-1.700 5 0" />
      <path d="M16 19v1M28 19v1" />
      <ellipse cx="22" cy="29" rx="3" ry="4" fill="currentColor" fillOpacity="0.24" />
    </>
  ),
  pout: (
    <>
      <path d="M13.500 16.500l5-1M30.500 16.500l-5-1" />
      <path d="M16 20v1M28 20v1" />
      <path
        d="M18.500 29c1-1.800 2.700-1.800 3.500-.7.800-1.100 2.500-1.100 3.500.7-1 1.900-6 1.900-7 0Z"
        fill="currentColor"
        fillOpacity="0.24"
      />
    </>
  ),
  doubt: (
    <>
      <path d="M13.500 17h5M25 14.500c1.500-1.800 4-1.800 5.500-.2" />
      <path d="M16 20.500v1M28 19.500v1" />
      <path d="M17 29.500c3.500-.2 6-1 9.500-3" />
    </>
  ),
};

export const FaceDrawing = (props: { readonly face: FaceKey }) => (
  <svg
    viewBox="5 6 34 34"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.9"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {DRAWINGS[props.face]}
  </svg>
);
