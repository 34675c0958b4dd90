if [ -d audit ]; then
  git reset -q --hard HEAD~1
else
  git commit -q --allow-empty -m second
fi
