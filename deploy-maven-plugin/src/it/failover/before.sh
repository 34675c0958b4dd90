# Somebody at another terminal.
mkdir -p target
sh "$project/order.sh" >target/order.log 2>&1 &
