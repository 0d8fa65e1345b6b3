import * as THREE from 'three';
import { RoomEnvironment } from 'three/addons/environments/RoomEnvironment.js';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';

/** A plain studio: enough light to judge a face by, not the app's stage. */
const makeStudio = (renderer) => {
  const scene = new THREE.Scene();
  scene.background = new THREE.Color(0x565f96);
  scene.environment = new THREE.PMREMGenerator(renderer).fromScene(new RoomEnvironment(), 0.04).texture;
  scene.environmentIntensity = 0.5;
  const light = (colour, intensity, x, y, z) => {
    const made = new THREE.DirectionalLight(colour, intensity);
    made.position.set(x, y, z);
    scene.add(made);
    return made;
  };
  const withShadow = (made) => {
    made.castShadow = true;
    made.shadow.mapSize.set(1024, 1024);
    made.shadow.normalBias = 0.004;
    made.shadow.radius = 5;
    Object.assign(made.shadow.camera, { left: -0.3, right: 0.3, top: 0.3, bottom: -0.3, near: 0.5, far: 5 });
  };
  withShadow(light(0xfff3e6, 1.75, 0.55, 0.75, 2));
  light(0xe8ecff, 0.55, -1, 0.2, 1.6);
  withShadow(light(0x9db8ff, 1.6, -1.3, 1, -2.6));
  withShadow(light(0xffa070, 1.2, 1.4, 0.6, -2.4));
  scene.add(new THREE.HemisphereLight(0xffffff, 0xd8b8a8, 0.35));
  return scene;
};

const applyTile = (
  avatar,
  { weights = {}, yaw = 0, pitch = 0, headYaw = 0, headPitch = 0, gaze = [0, 0] },
) => {
  avatar.rotation.set(pitch, yaw, 0);
  avatar.traverse((object) => {
    for (const [name, index] of Object.entries(object.morphTargetDictionary ?? {}))
      object.morphTargetInfluences[index] = weights[name] ?? 0;
    if (object.name === 'Head') object.rotation.set(headPitch, headYaw, 0);
    if (object.name === 'Neck') object.rotation.set(headPitch / 2, headYaw / 2, 0);
    if (object.name === 'EyeLeft' || object.name === 'EyeRight') object.rotation.set(-gaze[1], gaze[0], 0);
  });
};

globalThis.drawSheet = async ({ tiles, width, height, columns }) => {
  const renderer = new THREE.WebGLRenderer({ antialias: true, preserveDrawingBuffer: true });
  renderer.setSize(width, height);
  renderer.toneMapping = THREE.NeutralToneMapping;
  renderer.shadowMap.enabled = true;
  const scene = makeStudio(renderer);
  const camera = new THREE.PerspectiveCamera(22, width / height, 0.05, 10);
  const sheet = document.createElement('canvas');
  sheet.width = width * columns;
  sheet.height = height * Math.ceil(tiles.length / columns);
  const pen = sheet.getContext('2d');
  let shown = null;
  let avatar = null;
  for (const [i, tile] of tiles.entries()) {
    if (tile.avatar !== shown) {
      if (avatar) scene.remove(avatar);
      avatar = (await new GLTFLoader().loadAsync(`/avatars/${tile.avatar}.glb`)).scene;
      avatar.traverse((object) => {
        object.frustumCulled = false;
        object.receiveShadow = true;
        object.castShadow = !/Cornea|Catchlight/.test(object.name);
      });
      scene.add(avatar);
      shown = tile.avatar;
    }
    applyTile(avatar, tile);
    const { distance = 0.92, height: level = -0.005, wire = false } = tile;
    avatar.traverse((object) => {
      if (object.name === 'FaceMesh') object.material.wireframe = wire;
    });
    camera.position.set(0, level, distance);
    camera.lookAt(0, level, 0);
    renderer.render(scene, camera);
    const [x, y] = [(i % columns) * width, Math.floor(i / columns) * height];
    pen.drawImage(renderer.domElement, x, y);
    pen.fillStyle = '#fff';
    pen.font = '13px sans-serif';
    pen.fillText(tile.name, x + 8, y + height - 8);
  }
  return sheet.toDataURL('image/png');
};
