/**
 * The 256 words of a fingerprint: short, common, hard to mistake for one another aloud.
 *
 * The order is part of the format: a word may never be replaced or moved, or old minutes would no longer match.
 * Callers: fingerprint.
 */
export const fingerprintWords: readonly string[] = (
  'acorn actor album alley amber angle apple april apron arena arrow atlas attic badge bagel baker ' +
  'banjo barn basil basket beach beard bench berry bike birch blanket board bonus book boot bottle ' +
  'bowl brass bread brick bridge broom brush bucket butter button cabin cable cactus camel camera ' +
  'candle canoe canvas carbon carpet castle cedar chalk cherry chess cinema circle clay cliff clock ' +
  'cloud clover coast cobra coffee comet copper coral corner cotton couch cradle crown crystal curtain ' +
  'dance desert diamond dinner doctor dolphin donkey door dragon drum eagle earth echo elbow elephant ' +
  'engine envelope fabric falcon farm feather fence ferry fiddle field finger flag flame forest fossil ' +
  'fountain frog garden garlic ghost giant ginger glacier globe glove gold grape grass guitar hammer ' +
  'harbor hazel helmet honey horse hotel iceberg igloo insect island ivory jacket jaguar jelly jewel ' +
  'jungle kangaroo kayak kettle key kitchen kite kiwi ladder lagoon lamp lantern laptop lava lemon ' +
  'library lion lizard lobster magnet mango maple marble market meadow melon metal mirror monkey moon ' +
  'mosaic motor mountain museum mustard napkin nectar needle nickel night noodle north novel oasis ' +
  'ocean olive onion orange orbit orchid otter oven owl oyster paddle panda paper parrot pasta pebble ' +
  'pencil pepper piano pigeon pillow pilot pirate planet plum pocket poem pony poppy potato prism ' +
  'pumpkin puzzle pyramid quartz queen quilt rabbit radio raven ribbon river robot rocket rubber ' +
  'saddle salmon sandal saturn school shadow silver soccer spider spoon summer sunset table teapot ' +
  'temple thunder tiger tomato tulip turtle uncle velvet violin wagon walnut window winter wizard ' +
  'yellow zebra'
).split(' ');
